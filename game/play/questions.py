"""What the player is asked to predict: at the fork, right after their own choice, or before the reveal."""

from game.errors import ChoiceNotOfferedError
from game.story.journal import Guess, Journal
from game.story.model import Decision
from game.story.questions import Question
from game.story.state import State
from game.story.walk import Walk

LEAVE_OPEN = "leave_open"
"""The option that leaves a question unanswered. Like `GO_ON`, no name that an author gives: those have no `_`."""
CONFIDENCES = {
    "sure_20": (20, "20 in 100: a hunch"),
    "sure_40": (40, "40 in 100: I lean that way"),
    "sure_60": (60, "60 in 100: more likely than not"),
    "sure_80": (80, "80 in 100: fairly sure"),
    "sure_95": (95, "95 in 100: I would bet on it"),
}


def question_at_fork(decision: Decision, journal: Journal, road: Walk) -> Question | None:
    """Return what is asked right after the last choice, if anything is still open there."""
    at = road.steps[-1].passage if road.steps else ""
    return next((question for question in _open(decision, journal) if at and question.at == at), None)


def question_before_reveal(decision: Decision, journal: Journal, state: State) -> Question | None:
    """Return the first question that is asked once an ending has been reached, if one is still open."""
    if state.place not in decision.endings:
        return None
    return next((question for question in _open(decision, journal) if not question.at), None)


def open_question(decision: Decision, journal: Journal, road: Walk) -> Question | None:
    """Return the question that is to be answered where the road has come to: that of the fork goes first."""
    at_fork = question_at_fork(decision, journal, road)
    return at_fork if at_fork is not None else question_before_reveal(decision, journal, road.state)


def find_pending_guess(journal: Journal) -> Guess | None:
    """Return the guess that still lacks its confidence, if there is one."""
    return next((guess for guess in journal.guesses if not guess.complete), None)


def guess_after(question: Question, journal: Journal, option: str) -> Guess:
    """Return the guess after an answer, or after a confidence where one is pending.

    Raises ChoiceNotOfferedError, with what is taken, for anything else.
    """
    pending = find_pending_guess(journal)
    if pending is not None:
        if option not in CONFIDENCES:
            names = ", ".join(f"'{name}'" for name in CONFIDENCES)
            message = f"There is no confidence '{option}'; it takes {names}."
            raise ChoiceNotOfferedError(message)
        return Guess(question=pending.question, answer=pending.answer, confidence=CONFIDENCES[option][0])
    if option == LEAVE_OPEN:
        return Guess(question=question.id, answer=None)
    if option in {answer.id for answer in question.answers}:
        return Guess(question=question.id, answer=option)
    names = ", ".join(f"'{answer.id}'" for answer in question.answers)
    message = f"There is no answer '{option}' to this question; it takes {names} or '{LEAVE_OPEN}'."
    raise ChoiceNotOfferedError(message)


def _open(decision: Decision, journal: Journal) -> tuple[Question, ...]:
    """Return the questions that are neither answered with a confidence, nor skipped, nor closed in this game."""
    done = {guess.question for guess in journal.guesses if guess.complete} | set(journal.closed)
    return tuple(question for question in decision.reveal.questions if question.id not in done)
