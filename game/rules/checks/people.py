"""Everyone in the room is introduced, and belongs to the cast.

The seat and all `people` are persons of `cast.yaml`. Whoever is `present` in a passage has a role and a card
under `people`, so that the player can look them up; the seat itself is not listed, because it is always in
the room.

Fails: `present: [zho]`, where `people` has `zhou`; a `people` entry that the cast does not know.
Passes: `present: [zhou]`.
"""

import itertools
import re
from collections.abc import Iterable, Iterator

from game.parsing.located import place_of
from game.parsing.quoting import quoted
from game.problems import MOST_MEANT, Problem, meant, nearest
from game.story.model import Decision
from game.story.references import Archive

CODE = "D002"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look up the seat, the people and whoever is present."""
    for name in (decision.seat, *decision.people):
        if archive.lacks("people", name):
            mark = decision.people[name].mark if name in decision.people else place_of(name, decision.mark)
            near = person_meant(name, archive)
            mend = f" Did you mean '{near}'?" if near else " Add them to 'cast.yaml'."
            message = f"{quoted(name)} is not in the cast.{mend}"
            yield Problem(mark=mark, code=CODE, message=message)
    unknown = (name for name in decision.people if archive.lacks("people", name))
    misspelt = {person_meant(name, archive) for name in itertools.islice(unknown, MOST_MEANT)}
    for passage in decision.passages.values():
        for name in passage.present:
            mark = place_of(name, passage.mark)
            if name == decision.seat:
                message = f"{quoted(name)} is the seat, who is always present. Remove the name."
                yield Problem(mark=mark, code=CODE, message=message)
            elif name not in decision.people and name not in misspelt:
                near = person_meant(name, archive)
                near = near if near in decision.people else nearest(name, decision.people)
                mend = f" Did you mean '{near}'?" if near else " Give them a role and a card there."
                message = f"{quoted(name)} is present, but not listed under 'people'.{mend}"
                yield Problem(mark=mark, code=CODE, message=message)


def meant_among(names: Iterable[str], decision: Decision, archive: Archive) -> frozenset[str]:
    """Give whom of the people those names probably mean that are not among them."""
    unknown = [name for name in names if name not in decision.people]
    known = {person_meant(name, archive) for name in unknown[:MOST_MEANT]} & decision.people.keys()
    return meant(unknown, decision.people) | known


def person_meant(name: str, archive: Archive) -> str:
    """Give who of the cast was probably meant, by the entry's name or their own; empty where nobody is close."""
    own = {re.sub(r"[^a-z]+", "-", person.name.lower()): known for known, person in archive.people.items()}
    names = {**own, **{known: known for known in archive.people}}
    return names.get(nearest(name, names), "")
