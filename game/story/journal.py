"""A game as what was chosen: save file, undo, transcript and witness in one."""

import enum
from typing import NamedTuple

import attrs


class Step(NamedTuple):
    """A choice and the passage it was made in."""

    passage: str
    choice: str


class Stage(enum.Enum):
    """Where between two choices, or after the last, the player is."""

    BRIEFING = "briefing"
    PASSAGE = "passage"
    CONSEQUENCE = "consequence"
    ENDING = "ending"
    QUESTION = "question"
    REVEAL = "reveal"
    RECKONING = "reckoning"


@attrs.frozen(kw_only=True)
class Guess:
    """An answer to a question of the reveal; `answer` is None where it was skipped.

    `confidence` is in percent, and None until it was given.
    """

    question: str
    answer: str | None
    confidence: int | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing more is to be asked."""
        return self.answer is None or self.confidence is not None


@attrs.frozen(kw_only=True)
class Journal:
    """Everything a game is: the choices made, the guesses, and the stage; the save file holds just this.

    `number` draws the order in which choices are offered: the same throughout a game. `closed` names the questions that
    are not asked in it, since the player has predicted there before or has seen the reveal.
    """

    steps: tuple[Step, ...] = ()
    guesses: tuple[Guess, ...] = ()
    stage: Stage = Stage.BRIEFING
    number: int = 0
    closed: frozenset[str] = frozenset()
