"""What a chair lets one see, for formats that are written once and know no game."""

from collections.abc import Sequence

import attrs

from game.play.order import drawn
from game.story.model import Choice, Decision, Meter, Passage
from game.story.questions import Answer, Question

PRINTED = 1950
"""The number that draws the order of choices where a format cannot draw one for each game."""


def veil_meters(decision: Decision, passage: Passage) -> tuple[Meter, ...]:
    """Return the meters, hidden where they cannot be seen in a passage, or where its seat cannot know of them yet."""
    hides, today = decision.hidden_in(passage), passage.date.last
    return tuple(
        attrs.evolve(meter, hidden=index in hides or (meter.since is not None and meter.since.first > today))
        for index, meter in enumerate(decision.meters)
    )


def order_choices(passage: Passage) -> Sequence[Choice]:
    """Return the choices of a passage in an order that says nothing of history, unless the author's is to be kept."""
    return passage.choices if passage.kept else drawn(PRINTED, passage.id, passage.choices, lambda choice: choice.id)


def order_answers(question: Question) -> Sequence[Answer]:
    """Return the answers to a question in such an order."""
    return drawn(PRINTED, question.id, question.answers, lambda answer: answer.id)


def ask_at_fork(decision: Decision, passage: Passage) -> Question | None:
    """Return the question that is asked right after the player's own choice in a passage."""
    return next((question for question in decision.reveal.questions if question.at == passage.id), None)


def ask_before_reveal(decision: Decision) -> tuple[Question, ...]:
    """Return the questions that are asked at the end of a road."""
    return tuple(question for question in decision.reveal.questions if not question.at)
