"""All roads of a decision, walked in a process of its own: what is counted may take long, or for ever."""

import asyncio
from pathlib import Path

import attrs

from game.analysis.figures import ChoiceMemory
from game.analysis.findings import find_problems
from game.analysis.memory import memory_of
from game.analysis.reachable import explore
from game.analysis.roles import steering
from game.child_process import Child, Tell, limit_memory, serve
from game.library.read import read_decision
from game.problems import Problem
from game.rules.suppressions import drop_suppressed
from game.story.model import Decision
from game.story.references import References

PATIENCE = 60.0
"""Seconds after which a count is given up."""
MOST_BYTES = 2 << 30
"""Memory that a count may take."""
ALONE_UNKNOWN = "bridges"
"""Where files lie of which nothing can be told alone: a campaign comes to them with other meters than they have."""


@attrs.frozen
class RoadCounts:
    """How many roads lead to each place of a decision, and what is wrong with all of them together.

    Of each choice, by passage and name, `remembered` says on how many of its roads it is, and at the ending.
    """

    roads: dict[str, int]
    remembered: dict[tuple[str, str], ChoiceMemory]
    findings: tuple[Problem, ...]


async def count(path: Path, data: bytes, references: References) -> RoadCounts:
    """Walk all roads of a decision; raises TimeoutError where that cannot be done in time or space.

    Being cancelled ends it.
    """
    with Child(__name__) as child:
        try:
            return RoadCounts(*await asyncio.wait_for(asyncio.to_thread(child.ask, (path, data, references)), PATIENCE))
        except ChildProcessError as error:
            raise TimeoutError from error


def _walk(request: tuple[Path, bytes, References], tell: Tell) -> None:
    """Walk the roads of a decision, and tell how many come by each place, and what was found."""
    path, data, references = request
    limit_memory(MOST_BYTES)
    decision = read_decision(path, data, references).value
    if decision is None:
        message = f"'{path}' holds no decision."
        raise ValueError(message)
    space = explore(decision)
    places = () if space.cycle else (*decision.passages, *decision.endings)
    found = () if path.parent.name == ALONE_UNKNOWN else find_problems(space)
    problems = [problem for problem in drop_suppressed(found, data.decode(), decision.mark.file) if problem in found]
    remembered = {} if space.cycle else _find_remembered(decision)
    tell(({place: space.roads_to(place) for place in places}, remembered, tuple(problems)))


def _find_remembered(decision: Decision) -> dict[tuple[str, str], ChoiceMemory]:
    """Return on how many roads each choice is remembered; nothing where there is too much to follow."""
    memory = memory_of(explore(decision, steering(decision)))
    return {(each.passage, each.choice): each for each in (memory.choices if memory else ())}


if __name__ == "__main__":
    serve(_walk)
