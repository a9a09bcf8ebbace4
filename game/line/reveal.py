"""The reveal as plain text: how the predictions came out, the days, the notes."""

from collections.abc import Sequence

from game.line.cells import fill
from game.line.words import end_sentence, format_dispute, join_paragraphs, write_marks, write_prose
from game.play.page import DayView, NoteView, Prediction


def write_predictions(made: Sequence[Prediction], width: int) -> str:
    """Return each question with the right answer and the player's."""
    if not made:
        return ""
    return join_paragraphs(("Your predictions", *(_prediction(one, width) for one in made)))


def _prediction(one: Prediction, width: int) -> str:
    if one.yours is None:
        text = f"You left it open. What happened: {end_sentence(one.right_text)}"
    elif one.yours == one.right:
        text = f"You said: {one.yours_text}, {one.confidence} in 100 sure. That is right."
    else:
        text = (
            f"You said: {one.yours_text}, {one.confidence} in 100 sure. What happened: {end_sentence(one.right_text)}"
        )
    return fill(f"{one.text} {text}", width, first="- ")


def write_days(views: Sequence[DayView], width: int) -> str:
    """Return what happened, day by day."""
    if not views:
        return ""
    return join_paragraphs(
        ("Day by day", *(join_paragraphs((fill(f"{day.date}:", width), write_prose(day.text, width))) for day in views))
    )


def write_notes(views: Sequence[NoteView], width: int) -> str:
    """Return the historians' notes with their sources and disputes."""
    if not views:
        return ""
    return join_paragraphs(("Notes", *(_note(note, width) for note in views)))


def _note(note: NoteView, width: int) -> str:
    return join_paragraphs(
        (
            fill(f"{note.title}{write_marks(note.sources)}", width),
            write_prose(note.text, width),
            format_dispute(note.dispute, width) if note.dispute else "",
        )
    )
