"""One game in progress as a value: its journal, and the verbs that move it (act, undo, look)."""

from typing import assert_never

import attrs

from game.errors import ChoiceNotOfferedError, NothingToUndoError
from game.play.page import GO_ON, SKIP
from game.story.engine import ended, find, take
from game.story.journal import Guess, Journal, Stage, Step
from game.story.model import Decision, Passage, Question
from game.story.prose import told
from game.story.references import Archive
from game.story.state import State
from game.story.walk import Walk, walk

CONFIDENCES = {
    "sure-20": (20, "20 in 100: a hunch"),
    "sure-40": (40, "40 in 100: I lean that way"),
    "sure-60": (60, "60 in 100: more likely than not"),
    "sure-80": (80, "80 in 100: fairly sure"),
    "sure-95": (95, "95 in 100: I would bet on it"),
}


@attrs.frozen(kw_only=True, eq=False)
class Game:
    """A game in progress; `road` is the journal's steps replayed.

    The road begins at the opening; only for an author who looks at one passage does it begin at another `origin`.
    """

    decision: Decision
    archive: Archive
    journal: Journal
    road: Walk
    origin: State | None = None

    @property
    def ended(self) -> bool:
        """Whether an ending has been reached."""
        return self.road.state.place in self.decision.endings

    @property
    def over(self) -> bool:
        """Whether the last page has been reached."""
        return self.journal.stage is Stage.RECKONING


def start(decision: Decision, archive: Archive) -> Game:
    """Give a new game at its briefing."""
    return resume(decision, archive, Journal())


def resume(decision: Decision, archive: Archive, journal: Journal, origin: State | None = None) -> Game:
    """Give the game of a journal.

    Where the decision was edited since and a step is no longer possible, the game stands at the passage before it and
    `game.road.broken` says which step that was.
    """
    road = walk(decision, journal.steps, origin)
    stage = journal.stage
    if road.broken is not None:
        stage = Stage.PASSAGE
    elif stage is Stage.PASSAGE and ended(decision, road.state):
        stage = Stage.ENDING
    elif (stage in _AFTER_THE_END and not ended(decision, road.state)) or (
        stage is Stage.CONSEQUENCE and not road.steps
    ):
        stage = Stage.PASSAGE
    elif stage is Stage.QUESTION and open_question(decision, journal.guesses) is None:
        stage = Stage.REVEAL
    mended = attrs.evolve(journal, steps=road.steps, stage=stage)
    return Game(decision=decision, archive=archive, journal=mended, road=road, origin=origin)


_AFTER_THE_END = {Stage.ENDING, Stage.QUESTION, Stage.REVEAL, Stage.RECKONING}


def act(game: Game, option: str) -> Game:
    """Give the game after the player answered its page with an option's id.

    Raises ChoiceNotOfferedError, with the reason, where the page does not offer it or offers it closed.
    """
    stage = game.journal.stage
    match stage:
        case Stage.PASSAGE:
            return _choose(game, option)
        case Stage.QUESTION:
            return _answer(game, option)
        case Stage.BRIEFING | Stage.CONSEQUENCE | Stage.ENDING | Stage.REVEAL:
            if option != GO_ON:
                message = f"There is no choice '{option}' on this page; '{GO_ON}' goes on."
                raise ChoiceNotOfferedError(message)
            return _moved(game, _following(game))
        case Stage.RECKONING:
            message = f"There is no choice '{option}': the game is over."
            raise ChoiceNotOfferedError(message)
        case _:
            assert_never(stage)


def undo(game: Game) -> Game:
    """Give the game before the last choice; guesses stay, so that a prediction is made only once.

    Raises NothingToUndoError at the briefing.
    """
    journal = game.journal
    if journal.stage is Stage.BRIEFING:
        message = "There is nothing to undo: the game is at its beginning."
        raise NothingToUndoError(message)
    if not journal.steps:
        return _moved(game, Stage.BRIEFING)
    guesses = tuple(guess for guess in journal.guesses if guess.complete)
    before = attrs.evolve(journal, steps=journal.steps[:-1], guesses=guesses, stage=Stage.PASSAGE)
    return resume(game.decision, game.archive, before, game.origin)


def open_question(decision: Decision, guesses: tuple[Guess, ...]) -> Question | None:
    """Give the first question that is not yet answered with a confidence, or skipped."""
    complete = {guess.question for guess in guesses if guess.complete}
    return next((question for question in decision.reveal.questions if question.id not in complete), None)


def last_passage(game: Game) -> Passage | None:
    """Give the passage where the player is, or was last; None where a road begins at an ending."""
    passages, road = game.decision.passages, game.road
    return passages.get(road.state.place) or (passages[road.steps[-1].passage] if road.steps else None)


def pending_guess(game: Game) -> Guess | None:
    """Give the guess that still lacks its confidence, if there is one."""
    return next((guess for guess in game.journal.guesses if not guess.complete), None)


def _moved(game: Game, stage: Stage) -> Game:
    return attrs.evolve(game, journal=attrs.evolve(game.journal, stage=stage))


def _following(game: Game) -> Stage:
    """Give the stage after a page that asks nothing."""
    match game.journal.stage:
        case Stage.BRIEFING:
            return Stage.PASSAGE
        case Stage.CONSEQUENCE:
            return Stage.ENDING if ended(game.decision, game.road.state) else Stage.PASSAGE
        case Stage.ENDING:
            unanswered = open_question(game.decision, game.journal.guesses)
            return Stage.QUESTION if unanswered else Stage.REVEAL
        case _:
            return Stage.RECKONING


def _choose(game: Game, option: str) -> Game:
    before = game.road.state
    choice = find(game.decision, before, option)
    step, state = Step(before.place, option), take(game.decision, choice, before)
    road = Walk((*game.road.steps, step), (*game.road.states, state))
    stage = Stage.ENDING if ended(game.decision, state) else Stage.PASSAGE
    after = attrs.evolve(game, journal=attrs.evolve(game.journal, steps=road.steps, stage=stage), road=road)
    if told(choice.then, after.road.state.meters):
        return _moved(after, Stage.CONSEQUENCE)
    return after


def _answer(game: Game, option: str) -> Game:
    question = open_question(game.decision, game.journal.guesses)
    if question is None:
        return _moved(game, Stage.REVEAL)
    pending = pending_guess(game)
    if pending is not None:
        guess = attrs.evolve(pending, confidence=_confidence(option))
    elif option == SKIP:
        guess = Guess(question=question.id, answer=None)
    elif option in {answer.id for answer in question.answers}:
        guess = Guess(question=question.id, answer=option)
    else:
        names = ", ".join(f"'{answer.id}'" for answer in question.answers)
        message = f"There is no answer '{option}' to this question; it takes {names} or '{SKIP}'."
        raise ChoiceNotOfferedError(message)
    others = tuple(other for other in game.journal.guesses if other.question != question.id)
    guesses = (*others, guess)
    stage = Stage.QUESTION if open_question(game.decision, guesses) else Stage.REVEAL
    return attrs.evolve(game, journal=attrs.evolve(game.journal, guesses=guesses, stage=stage))


def _confidence(option: str) -> int:
    if option not in CONFIDENCES:
        names = ", ".join(f"'{name}'" for name in CONFIDENCES)
        message = f"There is no confidence '{option}'; it takes {names}."
        raise ChoiceNotOfferedError(message)
    return CONFIDENCES[option][0]
