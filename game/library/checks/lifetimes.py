"""Nobody is present before birth or after death.

Whoever is `present` in a passage, and the seat in all of them, lives on its date, as far as `cast.yaml` says
when they were born and died.

Fails: a passage of 1977 with `present: [mao]`, where the cast says `died: 1976-09-09`.
Passes: a passage of 1976 with `present: [mao]`.
"""

from collections.abc import Iterator

from game.library.checks.dates import lies_outside
from game.library.written import place_of
from game.problems import Problem
from game.story.archive import Archive, Person
from game.story.dates import Span
from game.story.model import Decision

CODE = "D028"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Compare every passage's date with the lives of those in the room."""
    for passage in decision.passages.values():
        if lies_outside(passage, decision):
            continue
        for name in (decision.seat, *passage.present):
            person = archive.people.get(name)
            fault = not_alive(person, passage.date) if person else ""
            if person and fault:
                message = f"{person.name} {fault}, and the passage '{passage.id}' is of {passage.date.written}."
                message += " Mend the date, or let somebody else be there."
                mark = passage.mark if name == decision.seat else place_of(name, passage.mark)
                yield Problem(mark=mark, code=CODE, message=message)


def not_alive(person: Person, date: Span) -> str:
    """Say that somebody was dead already, or not born yet; empty where they may have lived."""
    if person.died and date.first > person.died.last:
        return f"died on {person.died}" if person.died.written.count("-") == 2 else f"died in {person.died}"  # noqa: PLR2004
    if person.born and date.last < person.born.first:
        return f"was born in {person.born.first.year}"
    return ""
