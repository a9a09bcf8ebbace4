"""The ways through a decision, conditions left aside."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from game.problems import MOST_MEANT, nearest
from game.rules.texts import targets_of
from game.story.model import Decision

Ways = Mapping[str, tuple[str, ...]]
"""Where one may come to next, from each place."""


def ways_of(decision: Decision) -> Ways:
    """Give where each passage may lead, whatever the conditions; names that lead nowhere are left out."""
    ways: dict[str, dict[str, None]] = {name: {} for name in (*decision.passages, *decision.endings)}
    for passage, _, target in targets_of(decision):
        if target.to in ways:
            ways[passage][target.to] = None
    return {place: tuple(following) for place, following in ways.items()}


def ways_as_meant(decision: Decision) -> Ways | None:
    """Give the ways with misspelt names read as those probably meant; None where nobody can tell."""
    ways = {place: dict.fromkeys(following) for place, following in ways_of(decision).items()}
    lost = [(passage, target.to) for passage, _, target in targets_of(decision) if target.to not in ways]
    names = dict.fromkeys(name for _, name in lost)
    if len(names) > MOST_MEANT:
        return None
    meant = {name: nearest(name, ways) for name in names}
    if not all(meant.values()):
        return None
    for passage, name in lost:
        ways[passage][meant[name]] = None
    return {place: tuple(following) for place, following in ways.items()}


def reversed_ways(ways: Ways) -> Ways:
    """Give where one may have come from, for each place."""
    back: dict[str, list[str]] = {place: [] for place in ways}
    for place, following in ways.items():
        for after in following:
            back[after].append(place)
    return {place: tuple(before) for place, before in back.items()}


def reached_from(starts: Iterable[str], ways: Ways) -> set[str]:
    """Give every place that can be come to from the starts, these included."""
    reached = {start for start in starts if start in ways}
    waiting = list(reached)
    while waiting:
        for after in ways[waiting.pop()]:
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    return reached


def loop_in(ways: Ways) -> tuple[str, ...]:
    """Give a loop as the places along it, or nothing where every road ends."""
    try:
        sorter_of(ways).prepare()
    except CycleError as error:
        return tuple(error.args[1][:-1])
    return ()


def sorter_of(ways: Ways) -> TopologicalSorter[str]:
    """Put the places into a sorter, each after all that lead to it; a loop is looked for from the first place on."""
    sorter = TopologicalSorter(dict.fromkeys(ways, ()))
    for place, following in ways.items():
        for after in following:
            sorter.add(after, place)
    return sorter
