"""What the meters of a decision are asked for: where roads lead, what is booked, or only what is told."""

import attrs

from game.analysis.liveness import BILLS, EVERYTHING, ROADS, Interest, find_live_cuts
from game.analysis.order import order_of
from game.story.model import Decision


@attrs.frozen(kw_only=True)
class Roles:
    """The names of meters: those that steer roads, those that besides only bills ask, and those that only texts ask.

    What steers makes the states of every count, what bills ask makes more where amounts are counted. What only tells
    makes none.
    """

    steering: tuple[str, ...]
    booking: tuple[str, ...]
    telling: tuple[str, ...]


def steering(decision: Decision) -> Interest:
    """Return what tells apart the states of roads; with their bills, where these tell no more apart."""
    backward = order_of(decision).places[::-1]
    alike = find_live_cuts(decision, backward, ROADS) == find_live_cuts(decision, backward, BILLS)
    return BILLS if alike else ROADS


def roles_of(decision: Decision) -> Roles:
    """Tell what each meter is asked for; the decision must have no endless road. One that nothing asks is left out."""
    backward = order_of(decision).places[::-1]

    def asked(interest: Interest) -> set[int]:
        return {meter for cuts in find_live_cuts(decision, backward, interest).values() for meter in cuts}

    steering, booking, telling = (asked(interest) for interest in (ROADS, BILLS, EVERYTHING))
    names = [meter.id for meter in decision.meters]
    parts = (steering, booking - steering, telling - booking - steering)
    steers, books, tells = (tuple(name for index, name in enumerate(names) if index in part) for part in parts)
    return Roles(steering=steers, booking=books, telling=tells)
