"""The historical road can be played, and reaches an ending.

`reveal.road` lists history's choices, from the opening to an ending. The engine itself walks it: every choice
must exist where it is made, and be open there.

Fails: a `road` with a choice whose `when` does not hold at that point; one that stops before an ending, or
goes on after it.
Passes: a `road` that the engine can walk to an ending.
"""

from collections.abc import Iterator

from game.errors import ChoiceNotOfferedError
from game.parsing.located import find_mark
from game.problems import Problem, suggest
from game.story.engine import begin, choose, has_ended
from game.story.model import Decision
from game.story.references import References
from game.story.state import State

CODE = "D023"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Walk the historical road."""
    del references
    state = begin(decision)
    for name in decision.reveal.road:
        if state.place not in decision.passages and state.place not in decision.endings:
            return
        try:
            state = choose(decision, state, name)
        except ChoiceNotOfferedError as error:
            message = f"The historical road cannot be played: {error}{_mend(name, state, decision)}"
            yield Problem(mark=find_mark(name, decision.reveal.mark), code=CODE, message=message)
            return
    if not has_ended(decision, state) and state.place in decision.passages:
        last = decision.reveal.road[-1]
        message = (
            f"The historical road stops at the passage '{state.place}', before an ending. Add the choices that follow."
        )
        yield Problem(mark=find_mark(last, decision.reveal.mark), code=CODE, message=message)


def _mend(name: str, state: State, decision: Decision) -> str:
    """Name the choice that was probably meant, or say that the road is already at its end."""
    if has_ended(decision, state):
        return " Remove what follows from 'reveal.road'."
    names = [choice.id for choice in decision.passages[state.place].choices]
    if name in names:
        return " Let the road come here with what the choice asks, or fix its 'when'."
    return suggest(name, names) or " Name one of these."
