"""Conditions and effects written in the languages of other programs."""

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

import attrs

from game.story.conditions import Among, Compare, Either, Every, Negation, Relation, Test, relation_holds
from game.story.effects import Effect, Put, Shift
from game.story.model import Meter


@attrs.frozen(kw_only=True)
class Dialect:
    """How a language writes what a condition asks and what an effect does.

    `variables[i]` stands for the meter with index `i`; named values are written as strings, numbers as numbers.
    `shift` is given a variable, a signed amount as text and the ends of the range, and gives the new value.
    """

    meters: Sequence[Meter]
    variables: Sequence[str]
    relations: Mapping[Relation, str]
    both: str
    either: str
    shift: Callable[[str, str, int, int], str]

    def condition(self, test: Test) -> str:
        """Write a test as an expression; parts that could be misread stand in parentheses."""
        match test:
            case Compare():
                if self.meters[test.meter].names:
                    return self._among(test.meter, _satisfying(self.meters[test.meter], test))
                return f"{self.variables[test.meter]} {self.relations[test.relation]} {test.value}"
            case Among():
                return self._among(test.meter, sorted(test.values))
            case Negation():
                return f"not ({self.condition(test.part)})"
            case Every():
                return self._join(self.both, test.parts) if test.parts else "true"
            case Either():
                return self._join(self.either, test.parts) if test.parts else "false"
            case _:
                assert_never(test)

    def value(self, meter: int, value: int) -> str:
        """Write a value of a meter: a number, or the name in quotation marks."""
        names = self.meters[meter].names
        return f'"{names[value]}"' if names else str(value)

    def effect(self, effect: Effect) -> tuple[str, str]:
        """Write what an effect does: the variable and its new value."""
        variable = self.variables[effect.meter]
        match effect:
            case Put():
                return variable, self.value(effect.meter, effect.value)
            case Shift():
                amount = f"{'-' if effect.amount < 0 else '+'} {abs(effect.amount)}"
                return variable, self.shift(variable, amount, effect.low, effect.high)
            case _:
                assert_never(effect)

    def _among(self, meter: int, values: Sequence[int]) -> str:
        same = self.relations[Relation.EQUAL]
        parts = [f"{self.variables[meter]} {same} {self.value(meter, value)}" for value in values]
        if not parts:
            return "false"
        return parts[0] if len(parts) == 1 else f"({f' {self.either} '.join(parts)})"

    def _join(self, word: str, parts: Sequence[Test]) -> str:
        return "(" + f" {word} ".join(self.condition(part) for part in parts) + ")"


def _satisfying(meter: Meter, test: Compare) -> list[int]:
    return [value for value in range(len(meter.names)) if relation_holds(value, test.relation, test.value)]
