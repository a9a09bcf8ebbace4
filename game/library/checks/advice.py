"""Only those who are present give advice, and nobody twice in one room.

`advice` is what those in the room say when they are asked. A person who is not `present` cannot be asked.

Fails: `present: [zhou]` with `advice: {peng: …}`; `present: [zhou, zhou]`.
Passes: `present: [zhou, peng]` with `advice: {peng: …}`.
"""

from collections.abc import Iterator

from game.library.saying import quoted
from game.library.written import place_of, repeated
from game.problems import Problem, did_you_mean
from game.story.archive import Archive
from game.story.model import Decision

CODE = "D003"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look every adviser up among those present."""
    del archive
    for passage in decision.passages.values():
        for name, prose in passage.advice:
            if name not in passage.present:
                message = f"{quoted(name)} gives advice, but is not present.{did_you_mean(name, passage.present)}"
                yield Problem(mark=place_of(name, prose[0].mark), code=CODE, message=message)
        for name in repeated(passage.present):
            message = f"{quoted(name)} is present twice."
            yield Problem(mark=place_of(name, passage.mark), code=CODE, message=message)
