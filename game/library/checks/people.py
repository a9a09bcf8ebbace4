"""Everyone in the room is introduced, and of the cast.

The seat and all `people` are persons of `cast.yaml`. Whoever is `present` in a passage has a role and a card
under `people`, so that the player can look them up; the seat itself is not listed, for it is always in the
room.

Fails: `present: [zho]`, where `people` has `zhou`; a `people` entry that the cast does not know.
Passes: `present: [zhou]`.
"""

from collections.abc import Iterator

from game.library.saying import quoted
from game.library.written import place_of
from game.problems import Problem, did_you_mean, meant
from game.story.archive import Archive
from game.story.model import Decision

CODE = "D002"
_ADD_TO_CAST = " Add them to 'cast.yaml'."


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look up the seat, the people and whoever is present."""
    for name in (decision.seat, *decision.people):
        if archive.lacks("people", name):
            mark = decision.people[name].mark if name in decision.people else place_of(name, decision.mark)
            message = f"{quoted(name)} is not in the cast.{did_you_mean(name, archive.people) or _ADD_TO_CAST}"
            yield Problem(mark=mark, code=CODE, message=message)
    misspelt = meant((name for name in decision.people if archive.lacks("people", name)), archive.people)
    for passage in decision.passages.values():
        for name in passage.present:
            mark = place_of(name, passage.mark)
            if name == decision.seat:
                message = f"{quoted(name)} is the seat, who is always present. Leave the name out."
                yield Problem(mark=mark, code=CODE, message=message)
            elif name not in decision.people and name not in misspelt:
                mend = did_you_mean(name, decision.people) or " Give them a role and a card under 'people'."
                message = f"{quoted(name)} is present, but not among the people.{mend}"
                yield Problem(mark=mark, code=CODE, message=message)
