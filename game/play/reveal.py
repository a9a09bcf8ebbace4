"""The reveal of a game: days, notes, and how the predictions came out."""

from game.play.citations import Citations
from game.play.game import Game
from game.play.page import DayView, NoteView, Prediction, RevealDetail
from game.story.journal import Guess
from game.story.questions import Question


def build_reveal(game: Game, citations: Citations) -> RevealDetail:
    """Return what history did, with the notes and disputes."""
    meters = game.road.state.meters
    reveal = game.decision.reveal
    days = tuple(DayView(date=str(day.date), text=citations.blocks(day.text, meters)) for day in reveal.days)
    notes = tuple(
        NoteView(
            id=note.id,
            title=note.title,
            text=citations.blocks(note.text, meters),
            sources=citations.numbers(note.basis),
            dispute=citations.dispute(note.dispute),
        )
        for note in reveal.notes
    )
    return RevealDetail(days=days, notes=notes, predictions=list_predictions(game))


def list_predictions(game: Game) -> tuple[Prediction, ...]:
    """Return every question with the right answer and the player's."""
    guesses = {guess.question: guess for guess in game.journal.guesses if guess.complete}
    return tuple(_prediction(question, guesses.get(question.id)) for question in game.decision.reveal.questions)


def _prediction(question: Question, guess: Guess | None) -> Prediction:
    right = question.right
    texts = {answer.id: answer.text for answer in question.answers}
    yours = guess.answer if guess else None
    return Prediction(
        question=question.id,
        text=question.text,
        right=right.id,
        right_text=right.text,
        yours=yours,
        yours_text=texts.get(yours, "") if yours else "",
        confidence=guess.confidence if guess else None,
    )
