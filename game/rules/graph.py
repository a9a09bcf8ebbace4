"""The ways through a decision, conditions left aside."""

from collections.abc import Iterable, Mapping

from game.problems import MOST_MEANT, find_nearest
from game.rules.texts import targets_of
from game.story.model import Decision

Successors = Mapping[str, tuple[str, ...]]
"""Where one may come to next, from each place."""


def find_successors(decision: Decision) -> Successors:
    """Return where each passage may lead, whatever the conditions; names that lead nowhere are left out."""
    successors: dict[str, dict[str, None]] = {name: {} for name in (*decision.passages, *decision.endings)}
    for passage, _, target in targets_of(decision):
        if target.to in successors:
            successors[passage][target.to] = None
    return {place: tuple(following) for place, following in successors.items()}


def find_meant_successors(decision: Decision) -> Successors | None:
    """Return the ways with misspelt names read as those probably meant; None where nobody can tell."""
    successors = {place: dict.fromkeys(following) for place, following in find_successors(decision).items()}
    lost = [(passage, target.to) for passage, _, target in targets_of(decision) if target.to not in successors]
    names = dict.fromkeys(name for _, name in lost)
    if len(names) > MOST_MEANT:
        return None
    meant = {name: find_nearest(name, successors) for name in names}
    if not all(meant.values()):
        return None
    for passage, name in lost:
        successors[passage][meant[name]] = None
    return {place: tuple(following) for place, following in successors.items()}


def reverse(successors: Successors) -> Successors:
    """Return where one may have come from, for each place."""
    back: dict[str, list[str]] = {place: [] for place in successors}
    for place, following in successors.items():
        for after in following:
            back[after].append(place)
    return {place: tuple(before) for place, before in back.items()}


def find_reachable(starts: Iterable[str], successors: Successors) -> set[str]:
    """Return every place that can be come to from the starts, these included."""
    reached = {start for start in starts if start in successors}
    waiting = list(reached)
    while waiting:
        for after in successors[waiting.pop()]:
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    return reached


def find_loop(successors: Successors) -> tuple[str, ...]:
    """Return a loop as the places along it, or nothing where every road ends."""
    done: set[str] = set()
    for start in successors:
        loop = () if start in done else _find_loop_from(start, successors, done)
        if loop:
            return loop
    return ()


def _find_loop_from(start: str, successors: Successors, done: set[str]) -> tuple[str, ...]:
    """Walk in depth, keeping the road so far; a place that stands on it already closes a loop."""
    road = {start: iter(successors[start])}
    while road:
        place = next(reversed(road))
        after = next(road[place], None)
        if after is None:
            del road[place]
            done.add(place)
        elif after in road:
            names = list(road)
            return tuple(names[names.index(after) :])
        elif after not in done:
            road[after] = iter(successors[after])
    return ()
