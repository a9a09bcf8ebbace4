"""No road is endless.

Time moves on along a road, so no passage is reached twice. A loop of passages would let a player go round
forever.

Where time runs backward along the loop, only D018 reports it.

Fails: `council` leads to `levee`, and `levee` back to `council`.
Passes: `council` leads to `levee`, and `levee` to `second-council`.
"""

import itertools
from collections.abc import Iterator

from game.problems import Problem
from game.rules.graph import find_loop, find_successors
from game.story.model import Decision
from game.story.references import References

CODE = "D017"
MOST_NAMED = 8


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look for a loop, and name the passages along it."""
    del references
    loop = find_loop(find_successors(decision))
    if loop and not _runs_backward(loop, decision):
        named = [*loop[:MOST_NAMED], "..."] if len(loop) > MOST_NAMED else [*loop]
        way = " -> ".join([*named, loop[0]])
        message = f"The road goes in a loop: {way}. Let one of these choices lead elsewhere."
        yield Problem(mark=decision.passages[loop[0]].mark, code=CODE, message=message)


def _runs_backward(loop: tuple[str, ...], decision: Decision) -> bool:
    dates = [decision.passages[name].date for name in (*loop, loop[0])]
    return any(after.last < before.first for before, after in itertools.pairwise(dates))
