"""From every passage an ending can be come to.

A passage from which no road leads to an ending, whatever the conditions, keeps the player for ever.

Fails: two passages that lead to each other and nowhere else.
Passes: a passage with a choice that leads, at last, to an ending.
"""

from collections.abc import Iterator

from game.library.graph import reached_from, reversed_ways, ways_of
from game.problems import Problem
from game.story.archive import Archive
from game.story.model import Decision

CODE = "D016"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Walk all ways back from the endings."""
    del archive
    ending = reached_from(decision.endings, reversed_ways(ways_of(decision)))
    for passage in decision.passages.values():
        if passage.id not in ending:
            message = f"No ending can be come to from the passage '{passage.id}'."
            yield Problem(mark=passage.mark, code=CODE, message=message)
