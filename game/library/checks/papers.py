"""Papers on the desk exist.

A name under `papers` is the name of a file in `papers/`.

Fails: `papers: [stalin-telegramm]`, where the file is `stalin-telegram.yaml`.
Passes: `papers: [stalin-telegram]`.
"""

from collections.abc import Iterator

from game.library.saying import quoted
from game.library.written import place_of
from game.problems import Problem, did_you_mean
from game.story.archive import Archive
from game.story.model import Decision

CODE = "D004"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look every paper up."""
    for passage in decision.passages.values():
        for name in passage.papers:
            if name not in archive.papers:
                message = f"There is no paper {quoted(name)}.{did_you_mean(name, archive.papers)}"
                yield Problem(mark=place_of(name, passage.mark), code=CODE, message=message)
