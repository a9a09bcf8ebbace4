"""Kinds that know the meters of a decision: conditions, prose and what a choice does."""

import re
from typing import ClassVar

import attrs

from game.parsing import codes
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import suggest
from game.schema.condition_text import ConditionError, parse
from game.schema.records import Field, Record
from game.schema.scalars import Kind, Name, Text, normalize_minus, read_scalar
from game.schema.symbols import SymbolType
from game.story.conditions import Every, When
from game.story.effects import Effect, Put, Shift
from game.story.mark import Mark
from game.story.model import Meter
from game.story.prose import Piece, Prose

_SHIFT = re.compile(r"[+-][0-9]{1,4}")
_PUT = re.compile(r"= ?([+-]?[0-9]{1,4})")
_VALUE = Name(signs="_-")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Condition(Kind[When]):
    """What must hold: comparisons of meters, joined by `and`, `or` and `not`."""

    def read(self, node: Node, reading: Reading) -> When | None:
        """Return the condition as written and as it is asked."""
        text = read_scalar(node, reading, "a condition")
        if text is None or not isinstance(node, Scalar):
            return None
        test = reading.conditions.get(text)
        if test is None:
            try:
                test = reading.conditions[text] = parse(text, reading.meters, lost=reading.meters_lost)
            except ConditionError as error:
                if error.message:
                    blanks = len(node.value) - len(node.value.lstrip())
                    reading.refuse_at(reading.place_in(node, blanks + error.offset), error.code, error.message)
                test = _ANYTHING
        return When(test, " ".join(text.split()), reading.mark(node))


_ANYTHING = Every(())
"""Stands for a condition that cannot be understood, so that the rest of the file can."""
CONDITION = Condition(help="What must hold: comparisons of meters, joined by 'and', 'or' and 'not'.")
_LONG = Text(long=True, help="Paragraphs in our small part of Markdown.")


def _piece(*, text: str, when: When, mark: Mark) -> Piece:
    return Piece(text, when, mark)


PIECE = Record(
    build=_piece,
    called="a piece of prose",
    help="Paragraphs that are told where their condition holds.",
    fields=(
        Field(name="when", kind=CONDITION, help="What must hold for these paragraphs to be told."),
        Field(name="text", kind=_LONG, help="The paragraphs."),
    ),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ProseKind(Kind[Prose]):
    """Text, or a list of pieces, some of them with conditions; `piece` declares these."""

    piece: Record[Piece] = PIECE

    def read(self, node: Node, reading: Reading) -> Prose | None:
        """Return the pieces in order."""
        if isinstance(node, Scalar):
            return self._plain(node, reading)
        if isinstance(node, Mapping):
            message = "Expected a text, or a list of pieces: put '- ' before 'when'."
            reading.refuse(node, codes.WRONG_SHAPE, message)
            return None
        if not node.items:
            reading.refuse(node, codes.NO_TEXT, "The text is empty.")
            return None
        return self._pieces(node, reading)

    def _plain(self, node: Scalar, reading: Reading) -> Prose | None:
        text = _LONG.read(node, reading)
        return None if text is None else (Piece(text, None, reading.mark(node)),)

    def _pieces(self, node: Sequence, reading: Reading) -> Prose | None:
        pieces: list[Piece] = []
        for item in node.items:
            if isinstance(item, Scalar):
                pieces.extend(self._plain(item, reading) or ())
            elif (piece := self.piece.read(item, reading)) is not None:
                pieces.append(piece)
        return tuple(pieces) if len(pieces) == len(node.items) else None


PROSE = ProseKind(help="Text, or a list of pieces, some of them with conditions.")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Change(Kind[str]):
    """What becomes of a meter, as it is written; whether the meter knows such a change is for `Changes` to say."""

    form: ClassVar[re.Pattern[str]] = re.compile("|".join(form.pattern for form in (_SHIFT, _PUT, _VALUE.form)))

    def read(self, node: Node, reading: Reading) -> str | None:
        """Return the text of the change."""
        return read_scalar(node, reading, "a change")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Changes(Kind[tuple[Effect, ...]]):
    """What is done to meters: `+1` and `-1` add, `=2` and a named value set, `true` makes a fact."""

    key: Name = Name(signs="_", names=SymbolType.METER)  # noqa: RUF009 - a value, frozen
    change: Change = Change(help="'+1' and '-1' add, '=2' and a named value set, 'true' makes a fact.")

    def read(self, node: Node, reading: Reading) -> tuple[Effect, ...] | None:
        """Return the changes in the order of the file."""
        if not isinstance(node, Mapping):
            message = "Expected a mapping from meters to changes, such as {resolve: +1}."
            reading.refuse(node, codes.WRONG_SHAPE, message)
            return None
        effects = [self._change(name, item, reading) for name, item in node.entries.items()]
        return tuple(effect for effect in effects if effect is not None)

    def _change(self, name: str, node: Node, reading: Reading) -> Effect | None:
        text = self.change.read(node, reading)
        found = reading.meters.get(name)
        if found is None:
            if not reading.meters_lost:
                mend = suggest(name, reading.meters) or " Declare it under 'meters', or change another."
                message = f"There is no meter {quote(name)}.{mend}"
                reading.refuse(node.key or node, codes.WRONG_CHANGE, message)
            return None
        if text is None:
            return None
        index, meter = found
        mark = reading.mark(node)
        effect = _effect(text, index, meter, mark)
        if effect is None:
            reading.refuse(node, codes.WRONG_CHANGE, _refusal(text, meter))
        return effect


def _effect(text: str, index: int, meter: Meter, mark: Mark) -> Effect | None:
    if meter.fact:
        return Put(index, int(text == "true"), mark) if text in {"true", "false"} else None
    return _read_name(text, index, meter, mark) if meter.names else _read_number(text, index, meter, mark)


def _read_name(text: str, index: int, meter: Meter, mark: Mark) -> Effect | None:
    return Put(index, meter.names.index(text), mark) if text in meter.names else None


def _read_number(text: str, index: int, meter: Meter, mark: Mark) -> Effect | None:
    """Read `+1`, `-1` or `=2`; a shift of nothing or beyond the range, and a value outside it, are none."""
    if _SHIFT.fullmatch(text):
        within = 0 < abs(int(text)) <= meter.high - meter.low
        return Shift(index, int(text), meter.low, meter.high, mark) if within else None
    put = _PUT.fullmatch(text)
    if put is None or not meter.low <= int(put[1]) <= meter.high:
        return None
    return Put(index, int(put[1]), mark)


def _refusal(text: str, meter: Meter) -> str:
    if meter.fact:
        return f"The fact '{meter.id}' cannot become {quote(text)}. Write 'true', or 'false' to take it back."
    if meter.names:
        known = ", ".join(f"'{name}'" for name in meter.names)
        return f"'{meter.id}' cannot become {quote(text)}. Write one of {known}.{suggest(text, meter.names)}"
    plain = normalize_minus(text)
    if plain != text and _SHIFT.fullmatch(plain):
        return f"{quote(text)} is not a change. Write '{plain}' with a plain hyphen."
    if _SHIFT.fullmatch(text) and int(text):
        sign, most, end = text[0], meter.high - meter.low, meter.high if text[0] == "+" else meter.low
        steps = f"'{sign}1'" if most == 1 else f"'{sign}1' to '{sign}{most}'"
        return (
            f"'{meter.id}' runs from {meter.low} to {meter.high} and cannot change by more than {most}. "
            f"Write {steps}, or '={end}' to set it."
        )
    return (
        f"'{meter.id}' cannot be changed by {quote(text)}. Write '+1' or '-1' to add, "
        f"'={meter.low}' to '={meter.high}' to set."
    )


CHANGES = Changes(
    help="Meters, scales and facts, and how they change: '+1' and '-1' add, '=2' and a named value set, 'true' makes a "
    "fact."
)
