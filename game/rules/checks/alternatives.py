"""History could have gone otherwise.

In each passage of the historical road at least two choices are open at that point of the road. Where history's
choice is the only one that can be made, nobody decides anything.

Fails: a passage of the road where every choice but history's has a `when` that does not hold there.
Passes: a passage of the road with history's choice and another without a condition.
"""

from collections.abc import Iterator

from game.errors import ChoiceNotOfferedError
from game.problems import Problem
from game.rules.checks.crossroads import FEWEST
from game.story.engine import begin, choose, offer
from game.story.model import Decision
from game.story.references import References

CODE = "D037"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Walk the historical road and count what is open beside it."""
    del references
    state = begin(decision)
    for name in decision.reveal.road:
        passage = decision.passages.get(state.place)
        try:
            following = choose(decision, state, name)
        except ChoiceNotOfferedError:
            return
        alone = sum(offered.open for offered in offer(decision, state)) < FEWEST
        if passage is not None and alone and len(passage.choices) >= FEWEST:
            message = (
                f"On history's road only '{name}' can be chosen in '{passage.id}', so nobody decides anything. "
                "Let another choice be open there too."
            )
            yield Problem(mark=passage.mark, code=CODE, message=message)
        state = following
