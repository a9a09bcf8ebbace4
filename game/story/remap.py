"""The same conditions and effects for meters that stand in other places."""

from collections.abc import Iterable
from typing import assert_never

import attrs

from game.story.bill import Entry
from game.story.conditions import Among, Compare, Either, Every, Negation, Test, When
from game.story.effects import Effect
from game.story.prose import Prose


@attrs.frozen
class Renumbering:
    """`places[i]` is where the meter with index `i` stands now."""

    places: tuple[int, ...]

    def index(self, meter: int) -> int:
        """Return the new index of a meter."""
        return self.places[meter]

    def when(self, when: When | None) -> When | None:
        """Renumber a condition, if there is one."""
        return None if when is None else attrs.evolve(when, test=self._test(when.test))

    def prose(self, prose: Prose) -> Prose:
        """Renumber the conditions of text."""
        return tuple(attrs.evolve(piece, when=self.when(piece.when)) for piece in prose)

    def entries(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Renumber the conditions of a bill's entries."""
        return tuple(attrs.evolve(entry, when=self.when(entry.when)) for entry in entries)

    def effects(self, effects: Iterable[Effect]) -> tuple[Effect, ...]:
        """Renumber effects."""
        return tuple(attrs.evolve(effect, meter=self.places[effect.meter]) for effect in effects)

    def _test(self, test: Test) -> Test:
        match test:
            case Compare() | Among():
                return attrs.evolve(test, meter=self.places[test.meter])
            case Negation():
                return Negation(self._test(test.part))
            case Every():
                return Every(tuple(self._test(part) for part in test.parts))
            case Either():
                return Either(tuple(self._test(part) for part in test.parts))
            case _:
                assert_never(test)
