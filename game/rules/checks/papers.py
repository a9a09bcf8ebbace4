"""Papers on the desk exist.

A name under `papers` is the name of a file in `papers/`, and is listed once in its passage.

Fails: `papers: [stalin-telegramm]`, where the file is `stalin-telegram.yaml`.
Passes: `papers: [stalin-telegram]`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of, repeated
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.story.model import Decision
from game.story.references import Archive

CODE = "D004"
_MEND = " Add it as a file in 'papers/'."


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look every paper up."""
    for passage in decision.passages.values():
        for name in passage.papers:
            if archive.lacks("papers", name):
                message = f"There is no paper {quoted(name)}.{did_you_mean(name, archive.papers) or _MEND}"
                yield Problem(mark=place_of(name, passage.mark), code=CODE, message=message)
        for name in repeated(passage.papers):
            message = f"The paper {quoted(name)} is listed twice here. Remove one of them."
            yield Problem(mark=place_of(name, passage.mark), code=CODE, message=message)
