"""Theses on trial exist, and so do the endings they ask for.

`thesis` names one of `theses.yaml`; `endings` names endings of this decision.

Fails: `thesis: arms-on-credits`; `endings: [without-wing]`.
Passes: `thesis: arms-on-credit`, `endings: [without-wings]`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.story.model import Decision
from game.story.references import Archive

CODE = "D009"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look up the thesis and the endings of every trial."""
    for trial in decision.theses:
        if archive.lacks("theses", trial.thesis):
            mend = did_you_mean(trial.thesis, archive.theses) or " Write it into 'theses.yaml'."
            message = f"There is no thesis {quoted(trial.thesis)}.{mend}"
            yield Problem(mark=place_of(trial.thesis, trial.mark), code=CODE, message=message)
        for name in trial.endings:
            if name not in decision.endings:
                mend = did_you_mean(name, decision.endings) or " Name an ending of this decision."
                message = f"There is no ending {quoted(name)}.{mend}"
                yield Problem(mark=place_of(name, trial.mark), code=CODE, message=message)
