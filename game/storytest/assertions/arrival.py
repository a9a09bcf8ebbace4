"""Whether a road has come to where a transcript says it has."""

from typing import assert_never

from game.problems import suggest
from game.story.journal import Stage
from game.story.model import Decision
from game.storytest.cursor import KINDS, Cursor, is_called
from game.storytest.statements import Arrival, Asked, At, Ended
from game.storytest.wording import normalize


def check_arrival(statement: Arrival, cursor: Cursor) -> str:
    """Go to the page that is meant; gives where the road has come to instead, or nothing."""
    here, words = cursor.here, statement.name
    decision = here.game.decision
    match statement:
        case At():
            known = _places(decision) + list(KINDS)
            found = cursor.seek(lambda moment: is_called(moment, words))
        case Ended():
            known = [name for one in decision.endings.values() for name in (one.id, one.title)]
            found = cursor.seek(lambda moment: moment.stage is Stage.ENDING and is_called(moment, words))
        case Asked():
            known = [question.id for question in decision.reveal.questions]
            found = cursor.seek(
                lambda moment: moment.stage is Stage.QUESTION and moment.describe() == f"the question '{words}'"
            )
        case _:
            assert_never(statement)
    if found:
        return ""
    if normalize(words) not in map(normalize, known):
        return f"there is no such place in '{decision.id}'.{suggest(words, known)}"
    return f"the road has come to {here.describe()}."


def _places(decision: Decision) -> list[str]:
    passages = [name for passage in decision.passages.values() for name in (passage.id, passage.title)]
    return passages + [name for ending in decision.endings.values() for name in (ending.id, ending.title)]
