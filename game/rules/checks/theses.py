"""Theses on trial exist, and so do the endings they ask for.

`thesis` names one of `theses.yaml`; `endings` names endings of this decision.

Fails: `thesis: arms-on-credits`; `endings: [without-wing]`.
Passes: `thesis: arms-on-credit`, `endings: [without-wings]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.model import Decision
from game.story.references import References

CODE = "D009"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look up the thesis and the endings of every trial."""
    for trial in decision.theses:
        if references.lacks("theses", trial.thesis):
            mend = suggest(trial.thesis, references.theses) or " Write it into 'theses.yaml'."
            message = f"There is no thesis {quote(trial.thesis)}.{mend}"
            yield Problem(mark=find_mark(trial.thesis, trial.mark), code=CODE, message=message)
        for name in trial.endings:
            if name not in decision.endings:
                mend = suggest(name, decision.endings) or " Name an ending of this decision."
                message = f"There is no ending {quote(name)}.{mend}"
                yield Problem(mark=find_mark(name, trial.mark), code=CODE, message=message)
