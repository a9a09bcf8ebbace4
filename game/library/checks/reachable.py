"""Every passage and every ending can be come to.

A passage or ending that no road leads to, whatever the conditions, is text that nobody will read. (Whether
the conditions let anybody through is for `oneside analyse` to say, which plays all roads.)

Fails: a passage `crimea` that no choice leads to.
Passes: a passage `crimea` with `to: crimea` in a choice on a road from the opening.
"""

from collections.abc import Iterator

from game.library.graph import reached_from, ways_of
from game.problems import Problem
from game.story.archive import Archive
from game.story.model import Decision, Ending, Passage

CODE = "D014"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Walk all ways from the opening."""
    del archive
    if decision.opening not in decision.passages:
        return
    reached = reached_from([decision.opening], ways_of(decision))
    places: tuple[Passage | Ending, ...] = (*decision.passages.values(), *decision.endings.values())
    for place in places:
        if place.id not in reached:
            what = "ending" if place.id in decision.endings else "passage"
            message = f"No road leads to the {what} '{place.id}'."
            yield Problem(mark=place.mark, code=CODE, message=message)
