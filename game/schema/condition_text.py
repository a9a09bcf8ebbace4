"""Conditions as authors write them, parsed by recursive descent into the closed set of tests."""

import re
from collections.abc import Callable, Mapping
from typing import NoReturn

from game.parsing import codes
from game.parsing.quoting import quote
from game.problems import suggest
from game.story.conditions import Among, Compare, Either, Every, Negation, Relation, Test, holds
from game.story.model import Meter

MOST_DEEP = 32
MOST_LETTERS = 1000
RESERVED = frozenset({"and", "or", "not", "is", "in"})
WORD = re.compile(
    r"\s*(?:(?P<name>[A-Za-z][\w-]*)|(?P<number>[+-]?[0-9]{1,9})|(?P<sign><=|>=|!=|==|=>|=<|<>|[<>=(),]))", re.ASCII
)
_MENDS = {
    "==": " Write '='.",
    "=>": " Write '>='.",
    "=<": " Write '<='.",
    "<>": " Write '!='.",
    "and": " Write 'and' between two whole comparisons.",
    "or": " Write 'or' between two whole comparisons.",
    "is": " Compare numbers with '='.",
}
_IN_WORDS = {
    "at least": ">=",
    "at most": "<=",
    "more than": ">",
    "greater than": ">",
    "less than": "<",
    "fewer than": "<",
    "equals": "=",
    "equal to": "=",
    "not equal": "!=",
    "not": "!=",
}
"""How numbers are compared in words, which a condition does in signs; a longer way before one that it begins with."""
_IN_SIGNS = {
    **dict.fromkeys(
        "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}", "Leave the quotation marks out."
    ),
    **dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`", "Leave the quotation marks out."),
    **dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}", "Write a plain hyphen for a minus."),
    "\N{GREATER-THAN OR EQUAL TO}": "Write '>='.",
    "\N{LESS-THAN OR EQUAL TO}": "Write '<='.",
    "\N{NOT EQUAL TO}": "Write '!='.",
}
_DECLARE = " Declare it under 'meters', or ask another."
_NO_CHOICES = " Conditions do not ask choices. Let the choice change a meter with 'does', and ask that one."
_RELATIONS = {relation.value: relation for relation in Relation}


class ConditionError(Exception):
    """A condition cannot be read: why, under which code, and at which character of it."""

    def __init__(self, code: str, offset: int, message: str) -> None:
        """Keep what a problem needs; an empty message means that the cause is told elsewhere."""
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.message = message


def parse(text: str, meters: Mapping[str, tuple[int, Meter]], *, lost: bool = False) -> Test:
    """Read a condition that asks these meters, each with its index; raises ConditionError.

    With `lost`, some meters are not known because their declarations are broken, which is told elsewhere.
    """
    if len(text) > MOST_LETTERS:
        raise ConditionError(codes.NO_CONDITION, 0, f"The condition is longer than {MOST_LETTERS} characters.")
    return _ConditionParser(text, meters, lost=lost).whole()


class _ConditionParser:
    """Reads the words of one condition from left to right."""

    def __init__(self, text: str, meters: Mapping[str, tuple[int, Meter]], *, lost: bool) -> None:
        self.meters = meters
        self.lost = lost
        self.words = _words_of(text)
        self.at = 0
        self.deep = 0

    @property
    def word(self) -> str:
        """The word that comes next; empty at the end."""
        return self.words[self.at][0]

    def whole(self) -> Test:
        test = self.either()
        if self.word:
            self.fail("'and', 'or' or the end")
        return test

    def either(self) -> Test:
        parts = self.join("or", self.every)
        return parts[0] if len(parts) == 1 else Either(parts)

    def every(self) -> Test:
        parts = self.join("and", self.negation)
        return parts[0] if len(parts) == 1 else Every(parts)

    def join(self, word: str, part: Callable[[], Test]) -> tuple[Test, ...]:
        parts = [part()]
        while self.word == word:
            self.at += 1
            parts.append(part())
        return tuple(parts)

    def negation(self) -> Test:
        if self.word not in {"not", "("}:
            return self.comparison()
        self.deep += 1
        if self.deep > MOST_DEEP:
            message = f"The condition is nested more than {MOST_DEEP} deep. Remove a bracket."
            raise ConditionError(codes.NO_CONDITION, self.words[self.at][1], message)
        if self.take() == "not":
            test: Test = Negation(self.negation())
        else:
            test = self.either()
            self.expect(")")
        self.deep -= 1
        return test

    def comparison(self) -> Test:
        begins = self.at
        index, meter = self.meter()
        if meter.fact:
            return self.fact(index, meter)
        self.refuse_words(meter)
        word = self.take()
        if word in _RELATIONS:
            test = self.compare(index, meter, _RELATIONS[word])
        elif word in {"is", "in", "not"}:
            test = self.compare_name(index, meter, word)
        else:
            self.at -= bool(word)
            if word in {"", "and", "or", ")"} and not meter.names:
                self.alone(meter)
            self.fail("'is' or 'in'" if meter.names else "one of <, <=, =, !=, >=, >")
        self.refuse_idle(test, meter, begins)
        return test

    def fact(self, index: int, meter: Meter) -> Test:
        """Read a fact, which is asked by its name alone."""
        word = self.word
        if word in _RELATIONS or word in {"is", "in"}:
            self.mismatch(f"'{meter.id}' is a fact. Write '{meter.id}' or 'not {meter.id}' alone.")
        return Compare(index, Relation.EQUAL, 1)

    def alone(self, meter: Meter) -> NoReturn:
        """Refuse a number that is asked by its name alone, as a fact is."""
        self.at -= 1
        self.mismatch(f"'{meter.id}' is a number, and no fact. Compare it, as '{meter.id} >= {meter.low + 1}'.")

    def refuse_words(self, meter: Meter) -> None:
        """Refuse a number that is compared in words: `resolve is at least 3`."""
        lines = [word.lower() for word, _ in self.words[self.at : self.at + 4]]
        rest = lines[lines[:1] == ["is"] :]
        for way, sign in () if meter.names else _IN_WORDS.items():
            words = way.split()
            if rest[: len(words)] == words:
                self.fail("one of <, <=, =, !=, >=, >", f" Write '{sign}'.")

    def meter(self) -> tuple[int, Meter]:
        name, offset = self.words[self.at]
        if name in RESERVED or not name[:1].isalpha():
            self.fail("the name of a meter")
        self.at += 1
        if name in self.meters:
            return self.meters[name]
        if self.lost:
            raise ConditionError(codes.UNKNOWN_METER, offset, "")
        mend = suggest(name, self.meters) or (_NO_CHOICES if "-" in name else _DECLARE)
        message = f"There is no meter {quote(name)}.{mend}"
        raise ConditionError(codes.UNKNOWN_METER, offset, message)

    def compare(self, index: int, meter: Meter, relation: Relation) -> Test:
        if meter.names:
            self.at -= 1
            self.mismatch(f"'{meter.id}' has named values. Ask it with 'is', 'is not' or 'in (...)'.")
        word = self.word
        if not word.lstrip("+-").isdigit():
            self.fail("a number")
        value = int(word)
        if not meter.low <= value <= meter.high:
            self.mismatch(
                f"'{meter.id}' is never {value}: it runs from {meter.low} to {meter.high}. Write one of these."
            )
        self.at += 1
        return Compare(index, relation, value)

    def compare_name(self, index: int, meter: Meter, word: str) -> Test:
        """Read what follows `air_cover is`, `air_cover in` or `air_cover not`."""
        if not meter.names:
            self.at -= 1
            self.mismatch(f"'{meter.id}' is a number. Compare it with <, <=, =, !=, >= or >.")
        negated = word == "not"
        if negated:
            self.expect("in")
        elif word == "is" and self.word == "not":
            self.at += 1
            negated = True
        values = frozenset({self.value(meter)}) if word == "is" else self.read_list(meter)
        test = Among(index, values)
        return Negation(test) if negated else test

    def read_list(self, meter: Meter) -> frozenset[int]:
        self.expect("(")
        values = {self.value(meter)}
        while self.word == ",":
            self.at += 1
            values.add(self.value(meter))
        self.expect(")")
        return frozenset(values)

    def value(self, meter: Meter) -> int:
        word = self.word
        if word not in meter.names:
            if not word[:1].isalnum():
                self.fail(f"a value of '{meter.id}'")
            known = ", ".join(f"'{name}'" for name in meter.names)
            self.mismatch(f"'{meter.id}' is never {quote(word)}. Write one of {known}.{suggest(word, meter.names)}")
        self.at += 1
        return meter.names.index(word)

    def refuse_idle(self, test: Test, meter: Meter, begins: int) -> None:
        """Refuse a comparison that every value of the meter answers alike."""
        index = self.meters[meter.id][0]
        answers = {holds(test, (0,) * index + (value,)) for value in range(meter.low, meter.high + 1)}
        if len(answers) == 1:
            how = "always holds" if answers == {True} else "never holds"
            message = f"This {how}, whatever '{meter.id}' is. Compare it with another value, or leave this out."
            raise ConditionError(codes.NOT_COMPARABLE, self.words[begins][1], message)

    def take(self) -> str:
        word = self.word
        if word:
            self.at += 1
        return word

    def expect(self, sign: str) -> None:
        if self.word != sign:
            self.fail(f"'{sign}'")
        self.at += 1

    def fail(self, wanted: str, mend: str = "") -> NoReturn:
        """Say what was wanted where the condition stops making sense."""
        word, offset = self.words[self.at]
        found = f", found {quote(word)}" if word else ", but the condition ends"
        if not mend:
            mend = _MENDS.get(word.lower(), "") if len(self.words) > 1 else " Write one, or leave 'when' out."
        raise ConditionError(codes.NO_CONDITION, offset, f"Expected {wanted}{found}.{mend}")

    def mismatch(self, message: str) -> NoReturn:
        """Say that meter and value do not go together."""
        raise ConditionError(codes.NOT_COMPARABLE, self.words[self.at][1], message)


def _words_of(text: str) -> list[tuple[str, int]]:
    """Cut a condition into words, each with its offset; the last is empty and stands at the end."""
    words = []
    offset, end = 0, len(text.rstrip())
    while offset < end:
        found = WORD.match(text, offset)
        if found is None:
            blank = len(text) - len(text[offset:].lstrip())
            mend = _IN_SIGNS.get(text[blank], "Write 'and', 'or', 'not' in words.")
            message = f"The character {quote(text[blank])} has no meaning in a condition. {mend}"
            raise ConditionError(codes.NO_CONDITION, blank, message)
        word = found[found.lastgroup or 0]
        words.append((word, found.end() - len(word)))
        offset = found.end()
    words.append(("", end))
    return words
