"""Everyone who is introduced comes into a room.

A person under `people` is `present` somewhere; otherwise the player reads about somebody whom they never meet. This
is a warning.

Fails: `people: {zhou: …}`, and no passage has `present: [zhou]`.
Passes: `people: {zhou: …}` and a passage with `present: [zhou, peng]`.
"""

from collections.abc import Iterator

from game.problems import Problem, Severity
from game.rules.checks.people import find_meant_people
from game.story.model import Decision
from game.story.references import References

CODE = "D038"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look for everyone in the rooms."""
    present = {
        name
        for passage in decision.passages.values()
        for name in (*passage.present, *(adviser for adviser, _ in passage.advice))
    }
    misspelt = find_meant_people(present, decision, references)
    for name, role in decision.people.items():
        matches = name == decision.seat or references.lacks("people", name)
        if name not in present and not matches and name not in misspelt:
            message = f"'{name}' is introduced, but never present. Let them come in, or remove them."
            yield Problem(mark=role.mark, code=CODE, message=message, severity=Severity.WARNING)
