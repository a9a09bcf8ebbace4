"""Names of the cast are spelt as the cast spells them.

Two words of which one is part of a name and the other nearly so are probably that name, misspelt; and so is a single
word that differs in one letter, or in two swapped ones, from the long last name of somebody in this decision. (D027
looks for the spellings that the cast rules out; this rule finds those that nobody thought of.) This is a warning.

Fails: `Zhou Enali`, where the cast has Zhou Enlai; `Khrushchew` alone, where Nikita Khrushchev is among the people.
Passes: `Zhou Enlai`; `Zhou Fuhai`; `the Khrushchevs`.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem, Severity
from game.rules.texts import LocatedText
from game.story.model import Decision
from game.story.references import References

CODE = "D040"
_NEAR = 0.75
_LONG = 7
"""A shorter last name may well be another word but for one letter."""
_PAIR = re.compile(r"\b([A-Z][\w-]+)(?=(\s+)([A-Z][\w-]+))")
_WORD = re.compile(r"\b[A-Z][\w-]{5,60}\b(?!\s+[A-Z])")
"""A word alone; one with another name behind it is somebody's first."""
Name = tuple[str, str]


def check(decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Look at every two words with capitals that follow each other, and at those that stand alone."""
    names = _names(person.name for person in references.people.values())
    ruled_out = _names(wrong for person in references.people.values() for wrong in person.also_written)
    meant: dict[Name, str] = dict.fromkeys({*names, *ruled_out}, "")
    firsts, lasts = {first for first, _ in names}, {last for _, last in names}
    surnames = _surnames(decision, references)
    alone = dict.fromkeys({word for name in itertools.chain(names, ruled_out) for word in name}, "")
    for located in texts:
        seen: set[int] = set()
        for found in _PAIR.finditer(located.text):
            pair = first, last = found[1], found[3]
            if first not in firsts and last not in lasts:
                continue
            if pair not in meant:
                meant[pair] = _nearly(first, last, names)
            if meant[pair]:
                seen |= {found.start(1), found.start(3)}
                yield _problem(located, "".join(found.groups()), found.start(), meant[pair])
        for word in _WORD.finditer(located.text) if surnames else ():
            if word[0] not in alone:
                alone[word[0]] = next((right for right in surnames if _is_one_slip_away(word[0], right)), "")
            if alone[word[0]] and word.start() not in seen:
                yield _problem(located, word[0], word.start(), alone[word[0]])


def _surnames(decision: Decision, references: References) -> list[str]:
    """Return the long last names of the seat and the people: the word that the cast calls them by, or the last."""
    known = [references.people[name] for name in (decision.seat, *decision.people) if name in references.people]
    words = [(person.id, person.name.split()) for person in known]
    found = {next((word for word in name if word.lower() == called), name[-1]) for called, name in words if name[1:]}
    return sorted(surname for surname in found if len(surname) >= _LONG)


def _problem(located: LocatedText, words: str, begins: int, right: str) -> Problem:
    message = f"'{' '.join(words.split())}' is probably '{right}'. Write it that way."
    nth = located.text.count(words, 0, begins)
    return LocatedProblem(
        mark=located.mark, code=CODE, message=message, severity=Severity.WARNING, words=words, nth=nth
    )


def _names(written: Iterable[str]) -> set[Name]:
    """Return the names of two words."""
    parts = (name.split() for name in written)
    return {(words[0], words[1]) for words in parts if len(words) == 2}  # noqa: PLR2004 - two words


def _nearly(first: str, last: str, names: set[Name]) -> str:
    """Return the name of which these are one word exactly and the other nearly; empty where there is none."""
    for one, other in sorted(names):
        if (first == one and _alike(last, other)) or (last == other and _alike(first, one)):
            return f"{one} {other}"
    return ""


def _alike(word: str, right: str) -> bool:
    """Tell whether a word is another but for a slip: both begin alike, and few letters differ."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - few names need it

    return word[0] == right[0] and SequenceMatcher(None, word, right, autojunk=False).ratio() >= _NEAR


def _is_one_slip_away(word: str, right: str) -> bool:
    """Tell whether a word is another with one letter wrong, too many or too few, or two that changed places.

    A letter more at the end makes a plural or another person's name, as in `Khrushchevs` and `Gorbacheva`.
    """
    if word[0] != right[0] or word[:-1] == right or abs(len(word) - len(right)) > 1:
        return False
    begins = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(word, right, strict=False)))
    rest, wanted = word[begins:], right[begins:]
    if len(word) != len(right):
        return rest[1:] == wanted or rest == wanted[1:]
    return rest[1:] == wanted[1:] or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
