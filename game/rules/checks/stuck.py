"""From every passage an ending can be reached.

A passage from which no road leads to an ending, whatever the conditions, keeps the player forever. Those that lead
into a loop which D017 names are not reported again.

Fails: two passages that lead to each other and nowhere else.
Passes: a passage with a choice that leads, at last, to an ending.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.graph import find_loop, find_meant_successors, find_reachable, reverse
from game.story.model import Decision
from game.story.references import References

CODE = "D016"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Walk all ways back from the endings."""
    del references
    successors = find_meant_successors(decision)
    if successors is None:
        return
    back = reverse(successors)
    ending = find_reachable((*decision.endings, *find_loop(successors)), back)
    for passage in decision.passages.values():
        if passage.id not in ending:
            message = f"No ending can be reached from the passage '{passage.id}'. Let a choice lead to one."
            yield Problem(mark=passage.mark, code=CODE, message=message)
