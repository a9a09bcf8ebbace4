"""One game in progress as a value: its journal, and the verbs that move it (act, undo, look)."""

import datetime
from typing import assert_never

import attrs

from game.errors import ChoiceNotOfferedError, NothingToUndoError
from game.play.order import AS_WRITTEN
from game.play.questions import (
    find_pending_guess,
    guess_after,
    open_question,
    question_at_fork,
    question_before_reveal,
)
from game.story.engine import find, has_ended, take
from game.story.journal import Guess, Journal, Stage, Step
from game.story.model import GO_ON, Decision, Passage
from game.story.prose import select_text
from game.story.references import References
from game.story.state import State
from game.story.walk import Walk, chosen_meters, walk

HINDSIGHT = frozenset({Stage.REVEAL, Stage.RECKONING})
"""The stages at which a player knows more than the seat did."""


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


def start(decision: Decision, references: References, number: int = AS_WRITTEN) -> Game:
    """Return a new game at its briefing; its number draws the order of choices."""
    return resume(decision, references, Journal(number=number))


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
    if stage is Stage.QUESTION and open_question(decision, journal, road) is None:
        return Stage.REVEAL if over else Stage.PASSAGE
    return stage


_AFTER_THE_END = {Stage.ENDING, Stage.REVEAL, Stage.RECKONING}


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
    """Return the game one step back: inside a question, or before the last choice.

    Guesses that are complete stay, so that a prediction is made only once. Raises NothingToUndoError at the briefing.
    """
    journal = game.journal
    if journal.stage is Stage.BRIEFING:
        message = "There is nothing to undo: the game is at its beginning."
        raise NothingToUndoError(message)
    if journal.stage is Stage.QUESTION and (within := _back_in_question(game)) is not None:
        return within
    if not journal.steps:
        return _move_to(game, Stage.BRIEFING)
    before = attrs.evolve(journal, steps=journal.steps[:-1], guesses=_complete(journal), stage=Stage.PASSAGE)
    return resume(game.decision, game.references, before, game.origin)


def _back_in_question(game: Game) -> Game | None:
    """Go back from a confidence to the answers, from a question before the reveal to the one before it or the ending.

    None at the answers of a fork: there it is the choice that is taken back.
    """
    journal = game.journal
    if find_pending_guess(journal) is not None:
        return attrs.evolve(game, journal=attrs.evolve(journal, guesses=_complete(journal)))
    if question_at_fork(game.decision, journal, game.road) is not None:
        return None
    questions = game.decision.reveal.questions
    asked = {question.id for question in questions if not question.at and question.id not in journal.closed}
    last = next((guess for guess in reversed(journal.guesses) if guess.question in asked), None)
    if last is None:
        return _move_to(game, Stage.ENDING)
    guesses = tuple(guess for guess in journal.guesses if guess is not last)
    reopened = () if last.answer is None else (attrs.evolve(last, confidence=None),)
    return attrs.evolve(game, journal=attrs.evolve(journal, guesses=(*guesses, *reopened)))


def _complete(journal: Journal) -> tuple[Guess, ...]:
    return tuple(guess for guess in journal.guesses if guess.complete)


def last_passage(game: Game) -> Passage | None:
    """Return the passage where the player is, or was last; None where a road begins at an ending."""
    passages, road = game.decision.passages, game.road
    return passages.get(road.state.place) or (passages[road.steps[-1].passage] if road.steps else None)


def is_at_fork(game: Game) -> bool:
    """Tell whether the player is asked to predict right after a choice of their own."""
    asked = game.journal.stage is Stage.QUESTION
    return asked and question_at_fork(game.decision, game.journal, game.road) is not None


def find_today(game: Game) -> datetime.date | None:
    """Return the last day that a page of the game may know of; None from the reveal on, where hindsight lives."""
    decision, stage, steps = game.decision, game.journal.stage, game.road.steps
    if stage in HINDSIGHT:
        return None
    if stage is Stage.BRIEFING:
        return decision.date.first
    chosen_on_it = stage in {Stage.CONSEQUENCE, Stage.QUESTION} and steps
    return decision.spot(steps[-1].passage if chosen_on_it else game.road.state.place).date.last


def _move_to(game: Game, stage: Stage) -> Game:
    """Return the game at another stage; from the reveal on nothing more is predicted."""
    journal = attrs.evolve(game.journal, stage=stage)
    if stage is Stage.REVEAL:
        journal = attrs.evolve(journal, closed=frozenset(one.id for one in game.decision.reveal.questions))
    return attrs.evolve(game, journal=journal)


def _find_next_stage(game: Game) -> Stage:
    """Return the stage after a page that asks nothing."""
    match game.journal.stage:
        case Stage.BRIEFING:
            return Stage.PASSAGE
        case Stage.CONSEQUENCE:
            return _arrived(game)
        case Stage.ENDING:
            unanswered = question_before_reveal(game.decision, game.journal, game.road.state)
            return Stage.QUESTION if unanswered else Stage.REVEAL
        case _:
            return Stage.RECKONING


def _arrived(game: Game) -> Stage:
    return Stage.ENDING if has_ended(game.decision, game.road.state) else Stage.PASSAGE


def _after_choice(game: Game) -> Stage:
    """Return the stage after a choice and the question at its fork: its consequence, where something is told of it."""
    choice = game.decision.choice_of(game.road.steps[-1])
    return Stage.CONSEQUENCE if select_text(choice.then, chosen_meters(game.decision, game.road)) else _arrived(game)


def _choose(game: Game, option: str) -> Game:
    before = game.road.state
    choice = find(game.decision, before, option)
    step, state = Step(before.place, option), take(game.decision, choice, before)
    road = Walk((*game.road.steps, step), (*game.road.states, state))
    after = attrs.evolve(game, journal=attrs.evolve(game.journal, steps=road.steps), road=road)
    asked = question_at_fork(game.decision, after.journal, road)
    return _move_to(after, Stage.QUESTION if asked else _after_choice(after))


def _answer(game: Game, option: str) -> Game:
    question = open_question(game.decision, game.journal, game.road)
    if question is None:
        return _move_to(game, Stage.REVEAL)
    guess = guess_after(question, game.journal, option)
    others = tuple(other for other in game.journal.guesses if other.question != question.id)
    answered = attrs.evolve(game, journal=attrs.evolve(game.journal, guesses=(*others, guess)))
    if open_question(game.decision, answered.journal, game.road) is not None and not (question.at and guess.complete):
        return answered
    return _move_to(answered, _after_choice(answered) if question.at else Stage.REVEAL)
