"""History's choices are marked along its road, and nowhere else.

In each passage of the historical road exactly one choice has `history: true`: the one that the road takes.
Questions that ask about a passage take the right answer from it.

Fails: a passage of the road without `history: true`, or with two; `history: true` in a passage that history
never saw.
Passes: `history: true` at each choice of `reveal.road`.
"""

from collections.abc import Iterator

from game.errors import ChoiceNotOfferedError
from game.problems import Problem
from game.story.engine import begin, choose
from game.story.model import Decision
from game.story.references import References

CODE = "D024"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare the marked choices with those that the road takes."""
    del references
    taken = follow_history(decision)
    if taken is None:
        return
    for passage in decision.passages.values():
        right = taken.get(passage.id)
        if right is not None and sum(choice.id == right for choice in passage.choices) > 1:
            continue
        for choice in passage.choices:
            if choice.history and right is None:
                message = f"The choice '{choice.id}' is marked as history's, but history's road does not come here."
                message += " Remove 'history', or fix 'reveal.road'."
                yield Problem(mark=choice.mark, code=CODE, message=message)
            elif choice.history != (choice.id == right):
                ought = (
                    "is not on history's road. Remove 'history: true'."
                    if choice.history
                    else "is on history's road. Mark it 'history: true'."
                )
                message = f"The choice '{choice.id}' {ought}"
                yield Problem(mark=choice.mark, code=CODE, message=message)


def follow_history(decision: Decision) -> dict[str, str] | None:
    """Return the choice that history's road takes in each passage, or None where it cannot be walked."""
    taken: dict[str, str] = {}
    state = begin(decision)
    for name in decision.reveal.road:
        taken[state.place] = name
        try:
            state = choose(decision, state, name)
        except ChoiceNotOfferedError:
            return None
    return taken
