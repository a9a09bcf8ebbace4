"""The places of a decision in an order in which every road runs forward."""

from collections.abc import Iterator

import attrs

from game.story.model import Decision


@attrs.frozen
class Order:
    """Places from the opening on, each after all that lead to it; `cycle` is an endless road if there is one."""

    places: tuple[str, ...]
    cycle: tuple[str, ...] = ()


def order_of(decision: Decision) -> Order:
    """Order the places that can be reached from the opening, conditions aside (depth first, without recursion)."""
    finished: dict[str, None] = {}
    path: list[str] = [decision.opening]
    on_path = {decision.opening}
    ways = [_targets(decision, decision.opening)]
    while path:
        step = next(ways[-1], None)
        if step is None:
            ways.pop()
            place = path.pop()
            on_path.discard(place)
            finished[place] = None
        elif step in on_path:
            return Order((), (*path[path.index(step) :], step))
        elif step not in finished:
            path.append(step)
            on_path.add(step)
            ways.append(_targets(decision, step))
    return Order(tuple(reversed(finished)))


def _targets(decision: Decision, place: str) -> Iterator[str]:
    passage = decision.passages.get(place)
    if passage is None:
        return iter(())
    return iter(dict.fromkeys(target.to for choice in passage.choices for target in choice.to))
