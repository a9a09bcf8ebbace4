"""Nobody is present before birth or after death.

Everyone who is `present` in a passage, and the seat in all of them, is alive on its date, as far as `cast.yaml`
says when they were born and died.

Fails: a passage of 1977 with `present: [mao]`, where the cast says `died: 1976-09-09`.
Passes: a passage of 1976 with `present: [mao]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.problems import Problem
from game.rules.checks.dates import lies_outside
from game.story.dates import Span
from game.story.mark import Mark
from game.story.model import Decision, Passage
from game.story.references import Person, References

CODE = "D028"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare every passage's date with the lives of those in the room; of each person only the first is told."""
    found: dict[str, list[tuple[Mark, Passage]]] = {}
    for passage in decision.passages.values():
        if lies_outside(passage, decision):
            continue
        for name in (decision.seat, *passage.present):
            person = references.people.get(name)
            if person and describe_not_alive(person, passage.date):
                mark = passage.mark if name == decision.seat else find_mark(name, passage.mark)
                found.setdefault(name, []).append((mark, passage))
    for name, ((mark, first), *others) in found.items():
        person = references.people[name]
        more = f" (and so in {len(others)} more)" if others else ""
        message = f"{person.name} {describe_not_alive(person, first.date)}, and the passage '{first.id}' is dated "
        message += (
            f"{first.date.written}{more}. Fix the date of the passage or the one in the cast, or let somebody else "
        )
        yield Problem(mark=mark, code=CODE, message=f"{message}be there.")


def is_dead_before_birth(person: Person) -> bool:
    """Tell whether somebody died before being born, as the cast has it."""
    return bool(person.born and person.died and person.died.last < person.born.first)


def describe_not_alive(person: Person, date: Span) -> str:
    """Say that somebody was dead already, or not born yet; empty where they may have lived.

    It is empty too where the two dates contradict each other, which is told where they stand.
    """
    if is_dead_before_birth(person):
        return ""
    if person.died and date.first > person.died.last:
        return f"died on {person.died}" if person.died.written.count("-") == 2 else f"died in {person.died}"  # noqa: PLR2004
    if person.born and date.last < person.born.first:
        return f"was born in {person.born.first.year}"
    return ""
