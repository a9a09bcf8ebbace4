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

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import MOST_MEANT, Problem, find_meant, find_nearest
from game.story.model import Decision
from game.story.references import References

CODE = "D002"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look up the seat, the people and whoever is present."""
    for name in (decision.seat, *decision.people):
        if references.lacks("people", name):
            mark = decision.people[name].mark if name in decision.people else find_mark(name, decision.mark)
            near = find_meant_person(name, references)
            mend = f" Did you mean '{near}'?" if near else " Add them to 'cast.yaml'."
            message = f"{quote(name)} is not in the cast.{mend}"
            yield Problem(mark=mark, code=CODE, message=message)
    unknown = (name for name in decision.people if references.lacks("people", name))
    misspelt = {find_meant_person(name, references) for name in itertools.islice(unknown, MOST_MEANT)}
    for passage in decision.passages.values():
        for name in passage.present:
            mark = find_mark(name, passage.mark)
            if name == decision.seat:
                message = f"{quote(name)} is the seat, who is always present. Remove the name."
                yield Problem(mark=mark, code=CODE, message=message)
            elif name not in decision.people and name not in misspelt:
                near = find_meant_person(name, references)
                near = near if near in decision.people else find_nearest(name, decision.people)
                mend = f" Did you mean '{near}'?" if near else " Give them a role and a card there."
                message = f"{quote(name)} is present, but not listed under 'people'.{mend}"
                yield Problem(mark=mark, code=CODE, message=message)


def find_meant_people(names: Iterable[str], decision: Decision, references: References) -> frozenset[str]:
    """Return whom of the people those names probably mean that are not among them."""
    unknown = [name for name in names if name not in decision.people]
    known = {find_meant_person(name, references) for name in unknown[:MOST_MEANT]} & decision.people.keys()
    return find_meant(unknown, decision.people) | known


def find_meant_person(name: str, references: References) -> str:
    """Return who of the cast was probably meant, by the entry's name or their own; empty where nobody is close."""
    own = {re.sub(r"[^a-z]+", "-", person.name.lower()): known for known, person in references.people.items()}
    names = {**own, **{known: known for known in references.people}}
    return names.get(find_nearest(name, names), "")
