"""Every passage and every ending can be reached.

A passage or ending that no road leads to, whatever the conditions, is text that nobody will read. (Whether
the conditions let anybody through is for `oneside analyse` to say, which plays all roads.) Where a name leads
nowhere, D012 says so, and what cannot be reached for that reason alone is not reported again; nor is what comes after
a passage that is reported already.

Fails: a passage `crimea` that no choice leads to.
Passes: a passage `crimea` with `to: crimea` in a choice on a road from the opening.
"""

from collections.abc import Iterator

from game.problems import Problem, find_nearest
from game.rules.graph import Successors, find_meant_successors, find_reachable
from game.story.model import Decision, Ending, Passage
from game.story.references import References

CODE = "D014"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Walk all ways from the opening."""
    del references
    successors = find_meant_successors(decision)
    opening = (
        decision.opening if decision.opening in decision.passages else find_nearest(decision.opening, decision.passages)
    )
    if successors is None or not opening:
        return
    reached = find_reachable([opening], successors)
    places: tuple[Passage | Ending, ...] = (*decision.passages.values(), *decision.endings.values())
    missed = [place.id for place in places if place.id not in reached]
    first = set(_first_of(missed, successors))
    for place in places:
        if place.id in first:
            what = "ending" if place.id in decision.endings else "passage"
            message = f"No road leads to the {what} '{place.id}'. Let a choice lead to it, or remove it."
            yield Problem(mark=place.mark, code=CODE, message=message)


def _first_of(missed: list[str], successors: Successors) -> Iterator[str]:
    """Yield those of the places nobody comes to from which all others could be come to."""
    behind = {after for name in missed for after in successors[name]}
    seen: set[str] = set()
    for name in (*(name for name in missed if name not in behind), *missed):
        if name not in seen:
            yield name
            waiting = [name]
            while waiting:
                seen.add(place := waiting.pop())
                waiting.extend(after for after in successors[place] if after not in seen)
