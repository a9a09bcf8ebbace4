"""The seat needs no card.

`people` lists those whom the player meets. The seat is the player: its card would be shown nowhere. This is a
warning.

Fails: `seat: mao` and `people: {mao: …, zhou: …}`.
Passes: `seat: mao` and `people: {zhou: …}`.
"""

from collections.abc import Iterator

from game.problems import Problem, Severity
from game.story.model import Decision
from game.story.references import References

CODE = "D042"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look for the seat among the people."""
    del references
    role = decision.people.get(decision.seat)
    if role is not None:
        message = f"'{decision.seat}' is the seat and needs no card. Remove it."
        yield Problem(mark=role.mark, code=CODE, message=message, severity=Severity.WARNING)
