"""The passages of a decision as a graph of lanes: each place a row, each way a line from a row to those below it."""

import enum
import heapq
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from game.story.model import Decision, Ending, Passage
from game.story.walk import Walk


class Sign(enum.Enum):
    """What the player knows of a place."""

    YOURS = "yours"
    SEEN = "seen"
    UNSEEN = "unseen"


@attrs.frozen(kw_only=True)
class RoadMapRow:
    """A place with the lanes beside it: `lanes` for its own line, its sign at `column`, and `below` for the next one.

    `title` and `date` are empty while the player has not seen the place; `below` is empty where the lanes only go on.
    """

    title: str
    date: str
    sign: Sign
    history: bool
    ending: bool
    lanes: str
    column: int
    below: str


@attrs.frozen(kw_only=True)
class RoadMap:
    """All places in the order of time, and how many endings were found of how many."""

    rows: tuple[RoadMapRow, ...]
    found: int
    endings: int


def draw_roadmap(decision: Decision, road: Walk, history: Walk, seen: AbstractSet[str]) -> RoadMap:
    """Draw a decision; `seen` are the places that the player came by in any game."""
    mine = {state.place for state in road.states}
    historical = {state.place for state in history.states}
    places: Mapping[str, Passage | Ending] = {**decision.passages, **decision.endings}
    order = _in_time(decision)
    rows = []
    for name, (lanes, column, below) in zip(order, _lanes(decision, order), strict=True):
        known = name in mine or name in seen
        rows.append(
            RoadMapRow(
                title=places[name].title if known else "",
                date=str(places[name].date) if known else "",
                sign=Sign.YOURS if name in mine else Sign.SEEN if known else Sign.UNSEEN,
                history=name in historical,
                ending=name in decision.endings,
                lanes=lanes,
                column=column,
                below=below,
            )
        )
    found = sum(1 for name in decision.endings if name in mine or name in seen)
    return RoadMap(rows=tuple(rows), found=found, endings=len(decision.endings))


def _targets(decision: Decision, place: str) -> list[str]:
    passage = decision.passages.get(place)
    return list(dict.fromkeys(to.to for choice in passage.choices for to in choice.to)) if passage else []


def _in_time(decision: Decision) -> list[str]:
    """Order the places that ways lead to: none before one that leads to it, else by date."""
    places: Mapping[str, Passage | Ending] = {**decision.passages, **decision.endings}
    before: dict[str, int] = {decision.opening: 0}
    waiting = [decision.opening]
    while waiting:
        for target in _targets(decision, waiting.pop()):
            if target not in before:
                before[target] = 0
                waiting.append(target)
            before[target] += 1
    ready = [(places[decision.opening].date.first, decision.opening)]
    order: list[str] = []
    while ready:
        _, name = heapq.heappop(ready)
        order.append(name)
        for target in _targets(decision, name):
            before[target] -= 1
            if not before[target]:
                heapq.heappush(ready, (places[target].date.first, target))
    return order


def _lanes(decision: Decision, order: Sequence[str]) -> list[tuple[str, int, str]]:
    """Draw the lanes row by row: a lane for every place that is still to come and that a way leads to."""
    lanes: list[str] = []
    drawn: list[tuple[str, int, str]] = []
    for name in order:
        column = _lane_of(name, lanes)
        lanes[column] = name
        line = " ".join("│" if lane else " " for lane in lanes)
        lanes[column] = ""
        old = [bool(lane) for lane in lanes]
        joined = {_join(target, lanes, column) for target in _targets(decision, name)}
        below = "" if joined <= {column} else _joints(old, lanes, column, joined)
        while lanes and not lanes[-1]:
            lanes.pop()
        drawn.append((line, column * 2, below))
    return drawn


def _lane_of(name: str, lanes: list[str]) -> int:
    if name not in lanes:
        lanes.append(name)
    return lanes.index(name)


def _join(target: str, lanes: list[str], column: int) -> int:
    """Return the lane of a place below, beginning one in the row's own lane or the nearest free one."""
    if target in lanes:
        return lanes.index(target)
    free = [number for number, lane in enumerate(lanes) if not lane]
    chosen = min(free, key=lambda number: abs(number - column), default=len(lanes))
    if chosen == len(lanes):
        lanes.append("")
    lanes[chosen] = target
    return chosen


_CORNERS = {  # from left, from above, to the right, to below
    (0, 1, 0, 1): "│", (1, 0, 1, 0): "─", (1, 1, 1, 1): "┼", (0, 1, 1, 1): "├", (1, 1, 0, 1): "┤", (1, 1, 1, 0): "┴",
    (1, 0, 1, 1): "┬", (0, 1, 1, 0): "╰", (1, 1, 0, 0): "╯", (1, 0, 0, 1): "╮", (0, 0, 1, 1): "╭", (0, 0, 0, 0): " ",
    (0, 0, 0, 1): "│", (0, 1, 0, 0): "│", (1, 0, 0, 0): "─", (0, 0, 1, 0): "─",
}  # fmt: skip


def _joints(old: Sequence[bool], lanes: Sequence[str], column: int, joined: AbstractSet[int]) -> str:
    """Draw the line from a row's sign to the lanes of what it leads to."""
    first, last = min(joined | {column}), max(joined | {column})
    text = ""
    for number, lane in enumerate(lanes):
        left, right = int(first < number <= last), int(first <= number < last)
        above = int((number < len(old) and old[number]) or number == column)
        text += _CORNERS[left, above, right, int(bool(lane))]
        text += "─" if right else " "
    return text.rstrip()
