"""A person is born before they die.

Where the cast has it the other way round, that is reported here, and not for every page on which they would be dead.

Fails: `born: 1899-12-29` and `died: 1892-05-14`.
Passes: `born: 1899-12-29` and `died: 1992-05-14`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.checks.lifetimes import died_unborn
from game.story.references import Archive

CODE = "L008"


def check(archive: Archive) -> Iterator[Problem]:
    """Compare the two dates of everybody."""
    for person in archive.people.values():
        if died_unborn(person):
            message = f"{person.name} died ({person.died}) before being born ({person.born}). Fix one of the dates."
            yield Problem(mark=person.mark, code=CODE, message=message)
