"""What a choice does to the meters, as a closed set of values."""

from collections.abc import Iterable
from typing import assert_never

import attrs

from game.story.conditions import Meters
from game.story.mark import NOWHERE, Mark


@attrs.frozen
class Shift:
    """Add `amount` to a meter, stopping at its range `low..high`."""

    meter: int
    amount: int
    low: int
    high: int
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen
class Put:
    """Set a meter to `value`."""

    meter: int
    value: int
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


Effect = Shift | Put


def apply_effects(effects: Iterable[Effect], meters: Meters) -> Meters:
    """Return the meters after the effects, in order; the old tuple stays as it was."""
    after = list(meters)
    for effect in effects:
        match effect:
            case Shift():
                after[effect.meter] = min(max(after[effect.meter] + effect.amount, effect.low), effect.high)
            case Put():
                after[effect.meter] = effect.value
            case _:
                assert_never(effect)
    return tuple(after)
