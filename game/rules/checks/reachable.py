"""Every passage and every ending can be reached.

A passage or ending that no road leads to, whatever the conditions, is text that nobody will read. (Whether
the conditions let anybody through is for `oneside analyse` to say, which plays all roads.) Where a name leads
nowhere, D012 says so, and what cannot be reached for that reason alone is not reported again; nor is what comes after
a passage that is reported already.

Fails: a passage `crimea` that no choice leads to.
Passes: a passage `crimea` with `to: crimea` in a choice on a road from the opening.
"""

from collections.abc import Iterator

from game.problems import Problem, nearest
from game.rules.graph import Ways, reached_from, ways_as_meant
from game.story.model import Decision, Ending, Passage
from game.story.references import Archive

CODE = "D014"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Walk all ways from the opening."""
    del archive
    ways = ways_as_meant(decision)
    opening = (
        decision.opening if decision.opening in decision.passages else nearest(decision.opening, decision.passages)
    )
    if ways is None or not opening:
        return
    reached = reached_from([opening], ways)
    places: tuple[Passage | Ending, ...] = (*decision.passages.values(), *decision.endings.values())
    missed = [place.id for place in places if place.id not in reached]
    first = set(_first_of(missed, ways))
    for place in places:
        if place.id in first:
            what = "ending" if place.id in decision.endings else "passage"
            message = f"No road leads to the {what} '{place.id}'. Let a choice lead to it, or remove it."
            yield Problem(mark=place.mark, code=CODE, message=message)


def _first_of(missed: list[str], ways: Ways) -> Iterator[str]:
    """Give those of the places nobody comes to from which all others could be come to."""
    behind = {after for name in missed for after in ways[name]}
    told: set[str] = set()
    for name in (*(name for name in missed if name not in behind), *missed):
        if name not in told:
            yield name
            waiting = [name]
            while waiting:
                told.add(place := waiting.pop())
                waiting.extend(after for after in ways[place] if after not in told)
