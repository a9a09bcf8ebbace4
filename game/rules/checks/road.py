"""The historical road can be played, and reaches an ending.

`reveal.road` lists history's choices, from the opening to an ending. The engine itself walks it: every choice
must exist where it is made, and be open there.

Fails: a `road` with a choice whose `when` does not hold at that point; one that stops before an ending, or
goes on after it.
Passes: a `road` that the engine can walk to an ending.
"""

from collections.abc import Iterator

from game.errors import ChoiceNotOfferedError
from game.parsing.located import place_of
from game.problems import Problem, did_you_mean
from game.story.engine import begin, choose, ended
from game.story.model import Decision
from game.story.references import Archive
from game.story.state import State

CODE = "D023"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Walk the historical road."""
    del archive
    state = begin(decision)
    for name in decision.reveal.road:
        if state.place not in decision.passages and state.place not in decision.endings:
            return
        try:
            state = choose(decision, state, name)
        except ChoiceNotOfferedError as error:
            message = f"The historical road cannot be played: {error}{_mend(name, state, decision)}"
            yield Problem(mark=place_of(name, decision.reveal.mark), code=CODE, message=message)
            return
    if not ended(decision, state) and state.place in decision.passages:
        last = decision.reveal.road[-1]
        message = (
            f"The historical road stops at the passage '{state.place}', before an ending. Add the choices that follow."
        )
        yield Problem(mark=place_of(last, decision.reveal.mark), code=CODE, message=message)


def _mend(name: str, state: State, decision: Decision) -> str:
    """Name the choice that was probably meant, or say that the road is already at its end."""
    if ended(decision, state):
        return " Remove what follows from 'reveal.road'."
    names = [choice.id for choice in decision.passages[state.place].choices]
    if name in names:
        return " Let the road come here with what the choice asks, or fix its 'when'."
    return did_you_mean(name, names) or " Name one of these."
