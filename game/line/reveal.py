"""The reveal as plain text: how the predictions came out, the days, the notes."""

from collections.abc import Sequence

from game.line.cells import fill
from game.line.words import dispute_text, joined, marks, prose, sentence
from game.play.page import DayView, NoteView, Prediction


def predictions(made: Sequence[Prediction], width: int) -> str:
    """Give each question with the right answer and the player's."""
    if not made:
        return ""
    return joined(("Your predictions", *(_prediction(one, width) for one in made)))


def _prediction(one: Prediction, width: int) -> str:
    if one.yours is None:
        told = f"You left it open. What happened: {sentence(one.right_text)}"
    elif one.yours == one.right:
        told = f"You said: {one.yours_text}, {one.confidence} in 100 sure. That is right."
    else:
        told = f"You said: {one.yours_text}, {one.confidence} in 100 sure. What happened: {sentence(one.right_text)}"
    return fill(f"{one.text} {told}", width, first="- ")


def days(told: Sequence[DayView], width: int) -> str:
    """Give what happened, day by day."""
    if not told:
        return ""
    return joined(("Day by day", *(joined((fill(f"{day.date}:", width), prose(day.text, width))) for day in told)))


def notes(told: Sequence[NoteView], width: int) -> str:
    """Give the historians' notes with their sources and disputes."""
    if not told:
        return ""
    return joined(("Notes", *(_note(note, width) for note in told)))


def _note(note: NoteView, width: int) -> str:
    return joined(
        (
            fill(f"{note.title}{marks(note.sources)}", width),
            prose(note.text, width),
            dispute_text(note.dispute, width) if note.dispute else "",
        )
    )
