"""A person is born before they die.

Where the cast has it the other way round, that is reported here, and not for every page on which they would be dead.

Fails: `born: 1899-12-29` and `died: 1892-05-14`.
Passes: `born: 1899-12-29` and `died: 1992-05-14`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.checks.lifetimes import is_dead_before_birth
from game.story.references import References

CODE = "L008"


def check(references: References) -> Iterator[Problem]:
    """Compare the two dates of everybody."""
    for person in references.people.values():
        if is_dead_before_birth(person):
            message = f"{person.name} died ({person.died}) before being born ({person.born}). Fix one of the dates."
            yield Problem(mark=person.mark, code=CODE, message=message)
