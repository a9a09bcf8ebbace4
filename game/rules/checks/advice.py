"""Only people who are present give advice, and nobody is present twice.

`advice` is what those in the room say when they are asked. A person who is not `present` cannot be asked.

Fails: `present: [zhou]` with `advice: {peng: …}`; `present: [zhou, zhou]`.
Passes: `present: [zhou, peng]` with `advice: {peng: …}`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of, repeated
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.rules.checks.people import meant_among
from game.story.model import Decision
from game.story.references import Archive

CODE = "D003"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look every adviser up among those present."""
    for passage in decision.passages.values():
        misspelt = meant_among(passage.present, decision, archive)
        for name, prose in passage.advice:
            if name not in passage.present and name not in misspelt:
                mend = did_you_mean(name, passage.present) or " Add the name to 'present', or remove the advice."
                message = f"{quoted(name)} gives advice, but is not present.{mend}"
                yield Problem(mark=place_of(name, prose[0].mark), code=CODE, message=message)
        for name in repeated(passage.present):
            message = f"{quoted(name)} is listed twice under 'present'. Remove one of them."
            yield Problem(mark=place_of(name, passage.mark), code=CODE, message=message)
