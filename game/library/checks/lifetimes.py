"""Nobody is present before birth or after death.

Whoever is `present` in a passage, and the seat in all of them, lives on its date, as far as `cast.yaml` says
when they were born and died.

Fails: a passage of 1977 with `present: [mao]`, where the cast says `died: 1976-09-09`.
Passes: a passage of 1976 with `present: [mao]`.
"""

from collections.abc import Iterator

from game.library.written import place_of
from game.problems import Problem
from game.story.archive import Archive, Person
from game.story.model import Decision, Passage

CODE = "D028"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Compare every passage's date with the lives of those in the room."""
    for passage in decision.passages.values():
        for name in (decision.seat, *passage.present):
            person = archive.people.get(name)
            fault = _fault(person, passage) if person else ""
            if person and fault:
                message = f"{person.name} {fault}, and the passage '{passage.id}' is of {passage.date.written}."
                mark = passage.mark if name == decision.seat else place_of(name, passage.mark)
                yield Problem(mark=mark, code=CODE, message=message)


def _fault(person: Person, passage: Passage) -> str:
    if person.died and passage.date.first > person.died.last:
        return f"died on {person.died}" if person.died.written.count("-") == 2 else f"died in {person.died}"  # noqa: PLR2004
    if person.born and passage.date.last < person.born.first:
        return f"was born in {person.born.first.year}"
    return ""
