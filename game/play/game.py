"""One game in progress as a value: its journal, and the verbs that move it (act, undo, look)."""

from typing import assert_never

import attrs

from game.errors import ChoiceNotOfferedError, NothingToUndoError
from game.story.engine import find, has_ended, take
from game.story.journal import Guess, Journal, Stage, Step
from game.story.model import GO_ON, Decision, Passage, Question
from game.story.prose import select_text
from game.story.references import References
from game.story.state import State
from game.story.walk import Walk, walk

LEAVE_OPEN = "leave_open"
"""The option that leaves a question unanswered. Like `GO_ON`, no name that an author gives: those have no `_`."""
CONFIDENCES = {
    "sure_20": (20, "20 in 100: a hunch"),
    "sure_40": (40, "40 in 100: I lean that way"),
    "sure_60": (60, "60 in 100: more likely than not"),
    "sure_80": (80, "80 in 100: fairly sure"),
    "sure_95": (95, "95 in 100: I would bet on it"),
}


@attrs.frozen(kw_only=True, eq=False)
class Game:
    """A game in progress; `road` is the journal's steps replayed.

    The road begins at the opening; only for an author who looks at one passage does it begin at another `origin`.
    """

    decision: Decision
    references: References
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


def start(decision: Decision, references: References) -> Game:
    """Return a new game at its briefing."""
    return resume(decision, references, Journal())


def resume(decision: Decision, references: References, journal: Journal, origin: State | None = None) -> Game:
    """Return the game of a journal.

    Where the decision was edited since and a step is no longer possible, the game stands at the place before it and
    `game.road.broken` says which step that was.
    """
    road = walk(decision, journal.steps, origin)
    mended = attrs.evolve(journal, steps=road.steps, stage=_mended(decision, road, journal))
    return Game(decision=decision, references=references, journal=mended, road=road, origin=origin)


def _mended(decision: Decision, road: Walk, journal: Journal) -> Stage:
    """Return the stage of a journal, or the nearest that its road allows."""
    stage, over = journal.stage, has_ended(decision, road.state)
    early = stage in _AFTER_THE_END and not over
    nothing_chosen = stage is Stage.CONSEQUENCE and not road.steps
    if road.broken is not None or early or nothing_chosen or stage is Stage.PASSAGE:
        return Stage.ENDING if over else Stage.PASSAGE
    if stage is Stage.QUESTION and open_question(decision, journal.guesses) is None:
        return Stage.REVEAL
    return stage


_AFTER_THE_END = {Stage.ENDING, Stage.QUESTION, Stage.REVEAL, Stage.RECKONING}


def act(game: Game, option: str) -> Game:
    """Return the game after the player answered its page with an option's id.

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
            return _move_to(game, _find_next_stage(game))
        case Stage.RECKONING:
            message = f"There is no choice '{option}': the game is over."
            raise ChoiceNotOfferedError(message)
        case _:
            assert_never(stage)


def asks(game: Game) -> bool:
    """Tell whether the player has something to choose or to answer, rather than only to go on."""
    if game.journal.stage is Stage.PASSAGE:
        return not game.decision.passages[game.road.state.place].passes
    return game.journal.stage is Stage.QUESTION


def undo(game: Game) -> Game:
    """Return the game before the last choice; guesses stay, so that a prediction is made only once.

    Raises NothingToUndoError at the briefing.
    """
    journal = game.journal
    if journal.stage is Stage.BRIEFING:
        message = "There is nothing to undo: the game is at its beginning."
        raise NothingToUndoError(message)
    if not journal.steps:
        return _move_to(game, Stage.BRIEFING)
    guesses = tuple(guess for guess in journal.guesses if guess.complete)
    before = attrs.evolve(journal, steps=journal.steps[:-1], guesses=guesses, stage=Stage.PASSAGE)
    return resume(game.decision, game.references, before, game.origin)


def open_question(decision: Decision, guesses: tuple[Guess, ...]) -> Question | None:
    """Return the first question that is not yet answered with a confidence, or skipped."""
    complete = {guess.question for guess in guesses if guess.complete}
    return next((question for question in decision.reveal.questions if question.id not in complete), None)


def last_passage(game: Game) -> Passage | None:
    """Return the passage where the player is, or was last; None where a road begins at an ending."""
    passages, road = game.decision.passages, game.road
    return passages.get(road.state.place) or (passages[road.steps[-1].passage] if road.steps else None)


def find_pending_guess(game: Game) -> Guess | None:
    """Return the guess that still lacks its confidence, if there is one."""
    return next((guess for guess in game.journal.guesses if not guess.complete), None)


def _move_to(game: Game, stage: Stage) -> Game:
    return attrs.evolve(game, journal=attrs.evolve(game.journal, stage=stage))


def _find_next_stage(game: Game) -> Stage:
    """Return the stage after a page that asks nothing."""
    match game.journal.stage:
        case Stage.BRIEFING:
            return Stage.PASSAGE
        case Stage.CONSEQUENCE:
            return Stage.ENDING if has_ended(game.decision, game.road.state) else Stage.PASSAGE
        case Stage.ENDING:
            unanswered = open_question(game.decision, game.journal.guesses)
            return Stage.QUESTION if unanswered else Stage.REVEAL
        case _:
            return Stage.RECKONING


def _choose(game: Game, option: str) -> Game:
    before = game.road.state
    choice = find(game.decision, before, option)
    step, state = Step(before.place, option), take(choice, before)
    road = Walk((*game.road.steps, step), (*game.road.states, state))
    stage = Stage.ENDING if has_ended(game.decision, state) else Stage.PASSAGE
    after = attrs.evolve(game, journal=attrs.evolve(game.journal, steps=road.steps, stage=stage), road=road)
    if select_text(choice.then, after.road.state.meters):
        return _move_to(after, Stage.CONSEQUENCE)
    return after


def _answer(game: Game, option: str) -> Game:
    question = open_question(game.decision, game.journal.guesses)
    if question is None:
        return _move_to(game, Stage.REVEAL)
    pending = find_pending_guess(game)
    if pending is not None:
        guess = attrs.evolve(pending, confidence=_confidence(option))
    elif option == LEAVE_OPEN:
        guess = Guess(question=question.id, answer=None)
    elif option in {answer.id for answer in question.answers}:
        guess = Guess(question=question.id, answer=option)
    else:
        names = ", ".join(f"'{answer.id}'" for answer in question.answers)
        message = f"There is no answer '{option}' to this question; it takes {names} or '{LEAVE_OPEN}'."
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
