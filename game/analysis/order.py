"""The places of a decision in an order in which every road runs forward."""

from graphlib import CycleError

import attrs

from game.rules.graph import find_reachable, find_successors, sorter_of
from game.story.model import Decision


@attrs.frozen
class Order:
    """Places from the opening on, each after all that lead to it; `cycle` is an endless road if there is one."""

    places: tuple[str, ...]
    cycle: tuple[str, ...] = ()


def order_of(decision: Decision) -> Order:
    """Order the places that can be reached from the opening, conditions aside."""
    ways = find_successors(decision)
    reached = find_reachable((decision.opening,), ways)
    forward = {place: ways[place] for place in (decision.opening, *ways) if place in reached}
    try:
        return Order(tuple(sorter_of(forward).static_order()))
    except CycleError as error:
        return Order((), tuple(error.args[1]))
