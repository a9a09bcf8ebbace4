"""Only people who are present give advice, and nobody is present twice.

`advice` is what those in the room say when they are asked. A person who is not `present` cannot be asked.

Fails: `present: [zhou]` with `advice: {peng: …}`; `present: [zhou, zhou]`.
Passes: `present: [zhou, peng]` with `advice: {peng: …}`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark, find_repeated
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.rules.checks.people import find_meant_people
from game.story.model import Decision
from game.story.references import References

CODE = "D003"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look every adviser up among those present."""
    for passage in decision.passages.values():
        misspelt = find_meant_people(passage.present, decision, references)
        for name, prose in passage.advice:
            if name not in passage.present and name not in misspelt:
                mend = suggest(name, passage.present) or " Add the name to 'present', or remove the advice."
                message = f"{quote(name)} gives advice, but is not present.{mend}"
                yield Problem(mark=find_mark(name, prose[0].mark), code=CODE, message=message)
        for name in find_repeated(passage.present):
            message = f"{quote(name)} is listed twice under 'present'. Remove one of them."
            yield Problem(mark=find_mark(name, passage.mark), code=CODE, message=message)
