"""Whether a road has come to where a transcript says it has."""

from typing import assert_never

from game.problems import did_you_mean
from game.story.journal import Stage
from game.story.model import Decision
from game.storytest.cursor import KINDS, Stand, is_called
from game.storytest.statements import Arrival, Asked, At, Ended
from game.storytest.wording import plain


def arrived(statement: Arrival, stand: Stand) -> str:
    """Go to the page that is meant; gives where the road has come to instead, or nothing."""
    here, said = stand.here, statement.said
    decision = here.game.decision
    match statement:
        case At():
            known = _places(decision) + list(KINDS)
            found = stand.seek(lambda moment: is_called(moment, said))
        case Ended():
            known = [name for one in decision.endings.values() for name in (one.id, one.title)]
            found = stand.seek(lambda moment: moment.stage is Stage.ENDING and is_called(moment, said))
        case Asked():
            known = [question.id for question in decision.reveal.questions]
            found = stand.seek(
                lambda moment: moment.stage is Stage.QUESTION and moment.called() == f"the question '{said}'"
            )
        case _:
            assert_never(statement)
    if found:
        return ""
    if plain(said) not in map(plain, known):
        return f"there is no such place in '{decision.id}'.{did_you_mean(said, known)}"
    return f"the road has come to {here.called()}."


def _places(decision: Decision) -> list[str]:
    passages = [name for passage in decision.passages.values() for name in (passage.id, passage.title)]
    return passages + [name for ending in decision.endings.values() for name in (ending.id, ending.title)]
