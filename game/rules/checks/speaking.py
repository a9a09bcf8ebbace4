"""Choices that speak for a thesis exist.

`speaks` names choices as `passage/choice`, in a campaign as `leg/passage/choice`.

Fails: `speaks: [telegram/refuze]`, where the choice is `refuse`.
Passes: `speaks: [telegram/refuse]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.model import Decision
from game.story.references import References

CODE = "D034"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look every choice up."""
    del references
    if not any(trial.speaks for trial in decision.theses):
        return
    known = {f"{passage.id}/{choice.id}" for passage in decision.passages.values() for choice in passage.choices}
    for trial in decision.theses:
        for name in trial.speaks:
            if name not in known:
                mend = suggest(name, known) or " Write 'passage/choice' as they are called here."
                message = f"There is no choice {quote(name)}.{mend}"
                yield Problem(mark=find_mark(name, trial.mark), code=CODE, message=message)
