"""From every passage an ending can be reached.

A passage from which no road leads to an ending, whatever the conditions, keeps the player forever. Those that lead
into a loop which D017 names are not reported again.

Fails: two passages that lead to each other and nowhere else.
Passes: a passage with a choice that leads, at last, to an ending.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.graph import loop_in, reached_from, reversed_ways, ways_as_meant
from game.story.model import Decision
from game.story.references import Archive

CODE = "D016"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Walk all ways back from the endings."""
    del archive
    ways = ways_as_meant(decision)
    if ways is None:
        return
    back = reversed_ways(ways)
    ending = reached_from((*decision.endings, *loop_in(ways)), back)
    for passage in decision.passages.values():
        if passage.id not in ending:
            message = f"No ending can be reached from the passage '{passage.id}'. Let a choice lead to one."
            yield Problem(mark=passage.mark, code=CODE, message=message)
