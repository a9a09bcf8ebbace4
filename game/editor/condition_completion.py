"""How a condition may go on, told from what is written of it."""

from collections.abc import Mapping as Named
from typing import NamedTuple

from game.editor.historical_road import text_of
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.schema.condition_text import WORD
from game.schema.scalars import WHOLE

MOST_NUMBERS = 21


class Next(NamedTuple):
    """A word that may come next; `meter` tells that it is the name of one."""

    text: str
    detail: str = ""
    meter: bool = False


def complete_condition(before: str, meters: Named[str, Node | None]) -> list[Next]:
    """Return what may stand at the end of a condition that is written so far, the word at its end being still begun."""
    words = [found[found.lastgroup or 0] for found in WORD.finditer(before)]
    if words and before[-1:] not in {" ", "", "(", ","} and (words[-1][0].isalnum() or words[-1][0] in "<>!="):
        words.pop()
    asked = _find_comparison(words, meters)
    if asked is None:
        return [Next(name, meter=True) for name in meters] + ([Next("not")] if "not" not in words[-1:] else [])
    meter, rest = asked
    values = _values(meters[meter])
    if is_fact(meters[meter]):
        return [Next("and"), Next("or")]
    if not rest:
        return [
            Next(sign) for sign in (("is", "is not", "in (", "not in (") if values else (">=", "<=", "=", "<", ">"))
        ]
    if _complete(rest):
        more = [Next("and"), Next("or")]
        return [Next(","), Next(")"), *more] if "(" in rest and ")" not in rest else more
    return [Next(value) for value in values] or _numbers(meters[meter])


def _find_comparison(words: list[str], meters: Named[str, Node | None]) -> tuple[str, list[str]] | None:
    """Return the meter of the last comparison and the words after it; None where the next word is a meter."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in {"and", "or"}:
            return None
        if words[at] in meters:
            return words[at], words[at + 1 :]
    return None


def _complete(rest: list[str]) -> bool:
    """Tell whether a comparison has its value."""
    return rest[-1] not in {"is", "in", "not", "(", ",", "<", "<=", "=", "!=", ">=", ">"}


def _values(node: Node | None) -> list[str]:
    held = node.entries.get("values") if isinstance(node, Mapping) else None
    return [item.value.strip() for item in held.items if isinstance(item, Scalar)] if isinstance(held, Sequence) else []


def _numbers(node: Node | None) -> list[Next]:
    """Return the numbers of a range, each with its word."""
    held = node.entries.get("words") if isinstance(node, Mapping) else None
    words = [item.value for item in held.items if isinstance(item, Scalar)] if isinstance(held, Sequence) else []
    return [Next(str(number), words[at] if at < len(words) else "") for at, number in enumerate(numbers_of(node))]


def is_fact(node: Node | None) -> bool:
    """Tell whether what is declared is a fact, which is asked by its name alone."""
    return isinstance(node, Mapping) and not {"range", "values", "start"} & node.entries.keys()


def numbers_of(node: Node | None) -> range:
    """Return the numbers of a meter's range, no more than can be offered; none where it has no range."""
    low, _, high = (part.strip() for part in text_of(node, "range").partition(".."))
    if not WHOLE.fullmatch(low) or not WHOLE.fullmatch(high):
        return range(0)
    return range(int(low), min(int(high), int(low) + MOST_NUMBERS) + 1)
