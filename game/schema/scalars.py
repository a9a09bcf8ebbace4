"""Kinds of single values: how a text, a name, a number, a date or a word is read from a node.

A kind is a declaration: it says in `help` what it asks for, and reads a node into a typed value. `read` gives None
where the node is not of the kind; the problem is then noted already.
"""

import abc
import functools
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Generic, TypeVar

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping as MappingNode
from game.parsing.nodes import Node, Scalar
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import find_nearest
from game.schema.symbols import SymbolType
from game.story.dates import DATE, SPAN, UNREADABLE, Span, read_date, read_span, respell_date

T = TypeVar("T")
MOST_LETTERS = 60
_NAMES = {signs: re.compile(rf"[a-z][a-z0-9{signs}]{{0,{MOST_LETTERS - 1}}}") for signs in ("-", "_", "_-")}
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,6})?")
WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_RANGE, _RANGE_OF_WHOLES = (re.compile(rf"({end.pattern})\s*\.\.\s*({end.pattern})") for end in (_NUMBER, WHOLE))
_SIGNS_LIKE_MINUS = str.maketrans("\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}", "----")


@attrs.frozen(kw_only=True)
class Kind(abc.ABC, Generic[T]):
    """What may stand at a place of a file; `help` says it in a sentence.

    A kind that a pattern can tell has it as its `form`: the reader and the JSON Schema ask the same one.
    """

    help: str = ""

    @abc.abstractmethod
    def read(self, node: Node, reading: Reading) -> T | None:
        """Read a node; None, with a problem noted, where it is of another kind."""

    def read_named(self, name: LocatedStr, node: Node, reading: Reading) -> T | None:
        """Read a node that stands under a name in a mapping of names; most kinds do not ask for the name."""
        del name
        return self.read(node, reading)


def normalize_minus(text: str) -> str:
    """Return a text with a hyphen for every sign that looks like a minus."""
    return text.translate(_SIGNS_LIKE_MINUS)


_A_SOURCE = "Write the name that the source has under 'sources:'."
A_TEXT = "a text"
_NO_DAY = "is not a date of the calendar. Write it as {}."
_CUT_IN_TWO = " A colon and a space cut it in two: put it in quotation marks."


def read_scalar(node: Node, reading: Reading, wanted: str) -> str | None:
    """Return the text of a scalar, without the blanks around it; `wanted` names what is asked for: `a date`."""
    if isinstance(node, Scalar):
        return node.value.strip()
    found = "a mapping" if isinstance(node, MappingNode) else "a list"
    mend = _CUT_IN_TWO if wanted == A_TEXT and isinstance(node, MappingNode) and len(node.entries) == 1 else ""
    reading.refuse(node, codes.WRONG_SHAPE, f"Expected {wanted}, found {found}.{mend}")
    return None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Text(Kind[str]):
    """Words for people: one line, or with `long` any number of them."""

    long: bool = False

    def read(self, node: Node, reading: Reading) -> str | None:
        """Return the text without the blanks around it."""
        text = read_scalar(node, reading, A_TEXT)
        if text is None:
            return None
        if not text:
            reading.refuse(node, codes.NO_TEXT, "The text is empty. Write it, or remove the key.")
            return None
        if "\n" in text and not self.long:
            reading.refuse(node, codes.NO_TEXT, "The text has several lines, and must have one. Join them.")
        return text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Name(Kind[str]):
    """A name; `signs` are those that may join its words: `-`, for a meter `_`, for a meter's values either.

    `names` says what it is the name of, and `defines` that the thing is declared where the name stands.
    """

    signs: str = "-"
    names: SymbolType | None = None
    defines: bool = False

    @property
    def form(self) -> re.Pattern[str]:
        """How a name looks."""
        return _NAMES[self.signs]

    def read(self, node: Node, reading: Reading) -> LocatedStr | None:
        """Return the name with its place."""
        text = read_scalar(node, reading, "a name")
        if text is None:
            return None
        if self.form.fullmatch(text):
            return LocatedStr.at(text, reading.mark(node))
        near = self._of_cast(text, reading) or re.sub(r"[\s_-]+", self.signs[0], text.lower())
        titled = self.names is SymbolType.SOURCE and not self.defines and " " in text
        meant = not titled and self.form.fullmatch(near)
        mend = f"Write '{near}'." if meant else _A_SOURCE if titled else self._rule(text)
        reading.refuse(node, codes.NO_NAME, f"{quote(text)} is not a name. {mend}")
        return LocatedStr.at(near, reading.mark(node)) if meant else None

    def _of_cast(self, text: str, reading: Reading) -> str:
        """Return the id of whoever of the cast is written with their full name; empty where nobody is."""
        if self.names is not SymbolType.PERSON:
            return ""
        return next((name for name, person in reading.people.items() if person.name == text), "")

    def _rule(self, text: str) -> str:
        if len(text) > MOST_LETTERS:
            return f"It is longer than {MOST_LETTERS} characters. Shorten it."
        return f"A name must have small letters, digits and '{self.signs[0]}', and begin with a letter."


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Number(Kind[Decimal]):
    """A number, exactly as it is written."""

    form: ClassVar[re.Pattern[str]] = _NUMBER
    above_zero: bool = False

    def read(self, node: Node, reading: Reading) -> Decimal | None:
        """Return the number."""
        text = read_scalar(node, reading, "a number")
        if text is None:
            return None
        if not self.form.fullmatch(text):
            return self._as_meant(text, node, reading)
        if self.above_zero and Decimal(text) <= 0:
            reading.refuse(node, codes.NO_NUMBER, f"'{text}' must be above zero.")
            return None
        return Decimal(text)

    def _as_meant(self, text: str, node: Node, reading: Reading) -> Decimal | None:
        """Note a number that is written otherwise, and give the one that was meant where that is plain."""
        plain = normalize_minus(text)
        meant = plain.replace(",", "")
        if not self.form.fullmatch(meant):
            mend = "Write it in digits, such as 740000."
        elif plain != text:
            mend = f"Write '{meant}' with a plain hyphen."
        else:
            mend = "Remove the thousands separators."
        reading.refuse(node, codes.NO_NUMBER, f"{quote(text)} is not a number. {mend}")
        return Decimal(meant) if self.form.fullmatch(meant) else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Whole(Kind[int]):
    """A whole number from `least` to `most`."""

    form: ClassVar[re.Pattern[str]] = WHOLE
    least: int
    most: int

    def read(self, node: Node, reading: Reading) -> int | None:
        """Return the number."""
        text = read_scalar(node, reading, "a whole number")
        if text is None:
            return None
        if not self.form.fullmatch(text) or not self.least <= int(text) <= self.most:
            message = f"{quote(text)} is not a whole number from {self.least} to {self.most}. Write one that is."
            reading.refuse(node, codes.NO_NUMBER, message)
            return None
        return int(text)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Range(Kind[tuple[Decimal, Decimal]]):
    """Two numbers joined by two dots, the smaller first."""

    whole: bool = False

    @property
    def form(self) -> re.Pattern[str]:
        """How a range looks."""
        return _RANGE_OF_WHOLES if self.whole else _RANGE

    def read(self, node: Node, reading: Reading) -> tuple[Decimal, Decimal] | None:
        """Return both numbers."""
        text = read_scalar(node, reading, "a range")
        if text is None:
            return None
        ends = self.form.fullmatch(text)
        if ends is None:
            numbers = re.findall(r"(?<![0-9])-?[0-9]+|[0-9]+", normalize_minus(text))
            form_of_it = "..".join(numbers) if len(numbers) == 2 else "0..5"  # noqa: PLR2004 - a range has two
            reading.refuse(node, codes.NO_RANGE, f"{quote(text)} is not a range. Write two numbers as '{form_of_it}'.")
        elif (low := Decimal(ends[1])) >= (high := Decimal(ends[2])):
            reading.refuse(node, codes.NO_RANGE, f"The range '{text}' must begin with the smaller number.")
        else:
            return low, high
        return None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Date(Kind[Span]):
    """A day, a month or a year; with `span` also two of them joined by two dots."""

    span: bool = False

    @property
    def form(self) -> re.Pattern[str]:
        """How a date, or a span of them, looks; not every day that looks so is in the calendar."""
        return SPAN if self.span else DATE

    def read(self, node: Node, reading: Reading) -> Span | None:
        """Return the days it covers."""
        text = read_scalar(node, reading, "a date")
        if text is None:
            return None
        try:
            return _span(text) if self.span else _date(text)
        except ValueError:
            meant = respell_date(text)
            form = "'1950-10-01', '1950-10', '1950'" + (" or '1950-10-09 .. 1950-10-11'" if self.span else "")
            mend = f"is not written as a date. Write '{meant}'." if meant else _NO_DAY.format(form)
            reading.refuse(node, codes.NO_DATE, f"{quote(text)} {mend}")
            return _span(meant) if meant else UNREADABLE


@functools.lru_cache(maxsize=1024)
def _span(text: str) -> Span:
    return read_span(text)


@functools.lru_cache(maxsize=1024)
def _date(text: str) -> Span:
    first, last = read_date(text)
    return Span(first, last, text)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OneOf(Kind[T]):
    """One of a few words, each standing for a value."""

    words: Mapping[str, T]

    def read(self, node: Node, reading: Reading) -> T | None:
        """Return the value that the word stands for."""
        text = read_scalar(node, reading, "a word")
        if text is None:
            return None
        if text in self.words:
            return self.words[text]
        known = ", ".join(f"'{word}'" for word in self.words)
        near = find_nearest(text, self.words)
        mend = f"Did you mean '{near}'?" if near else "Write one of these."
        reading.refuse(node, codes.NOT_AMONG, f"Expected one of {known}, found {quote(text)}. {mend}")
        return self.words[near] if near else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Flag(Kind[bool]):
    """Yes or no, written `true` or `false`."""

    form: ClassVar[re.Pattern[str]] = re.compile("true|false")

    def read(self, node: Node, reading: Reading) -> bool | None:
        """Return the flag."""
        text = read_scalar(node, reading, "a flag")
        if text is None:
            return None
        if not self.form.fullmatch(text):
            reading.refuse(node, codes.NO_FLAG, f"{quote(text)} is not a flag. Write 'true' or 'false'.")
            return text.lower() in {"yes", "on", "true"}
        return text == "true"
