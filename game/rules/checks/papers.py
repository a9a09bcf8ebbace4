"""Papers on the desk exist.

A name under `papers` is the name of a file in `papers/`, and is listed once in its passage.

Fails: `papers: [stalin-telegramm]`, where the file is `stalin-telegram.yaml`.
Passes: `papers: [stalin-telegram]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark, find_repeated
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.model import Decision
from game.story.references import References

CODE = "D004"
_MEND = " Add it as a file in 'papers/'."


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look every paper up."""
    for passage in decision.passages.values():
        for name in passage.papers:
            if references.lacks("papers", name):
                message = f"There is no paper {quote(name)}.{suggest(name, references.papers) or _MEND}"
                yield Problem(mark=find_mark(name, passage.mark), code=CODE, message=message)
        for name in find_repeated(passage.papers):
            message = f"The paper {quote(name)} is listed twice here. Remove one of them."
            yield Problem(mark=find_mark(name, passage.mark), code=CODE, message=message)
