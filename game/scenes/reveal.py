"""The reveal: what history did, day by day, with notes and disputes, and how the predictions came out."""

from typing import ClassVar

from textual.binding import BindingType

from game.play.page import DayView, NoteView, Page, Prediction, RevealDetail, detail_of
from game.scenes.commands import Where, list_bindings
from game.scenes.drawing import (
    ACCENT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    ink,
    line,
    prose,
    source_marks,
    space_out,
    stack,
    words,
    wrap,
)
from game.scenes.reading import ReadingScene, Section
from game.scenes.sources import draw_dispute

DATES = 22
"""Columns for the dates beside the days, where there is room for both."""


class RevealScene(ReadingScene):
    """What history did."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.READING, Where.TELLING, Where.PAGE, Where.SCROLL)

    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.TELLING)

    def sections(self) -> list[Section]:
        """Return the account, the days, the notes and the predictions, as far as there are any."""
        return build_reveal_sections(self.page)

    def action_go_on(self) -> None:
        """Go on to the reckoning."""
        self.answer(self.page.options[0])


def build_reveal_sections(page: Page) -> list[Section]:
    """Return what a reveal tells, as far as there is anything to tell."""
    detail = detail_of(page, RevealDetail)
    sections: list[Section] = [Section(page.title, prose(page.text))]
    if detail.days:
        sections.append(Section("Day by day", space_out(_day(day) for day in detail.days)))
    if detail.notes:
        sections.append(Section("Notes and disputes", space_out(_note(note) for note in detail.notes)))
    if detail.predictions:
        sections.append(Section("Your predictions", draw_predictions(detail.predictions)))
    return sections


def _day(day: DayView) -> Drawing:
    def draw(width: int) -> Lines:
        date = wrap(ink(day.date, f"bold {ACCENT}"), DATES - 2)
        if width < DATES + 44:
            return [*wrap(ink(day.date, f"bold {ACCENT}"), width), *prose(day.text)(width)]
        text = prose(day.text)(width - DATES)
        rows = max(len(date), len(text))
        date += [ink("")] * (rows - len(date))
        text += [ink("")] * (rows - len(text))
        return [
            line(left, ink(" " * (DATES - left.cell_length)), right) for left, right in zip(date, text, strict=True)
        ]

    return draw


def _note(note: NoteView) -> Drawing:
    title = line(ink(note.title, STRONG), ink(" "), source_marks(note.sources))
    parts: list[Drawing] = [stack(lambda width: wrap(title, width), prose(note.text))]
    if note.dispute is not None:
        parts.append(draw_dispute(note.dispute))
    return space_out(parts)


def draw_predictions(made: tuple[Prediction, ...]) -> Drawing:
    """Draw every question with the player's answer and the right one."""
    return space_out(_prediction(one) for one in made)


def _prediction(one: Prediction) -> Drawing:
    if one.yours is None:
        verdict = ink("– you left it open", MUTED)  # noqa: RUF001
    elif one.yours == one.right:
        verdict = ink(f"✓ you were right, and {one.confidence} in 100 sure", ACCENT)
    else:
        verdict = ink(f"× you said: {one.yours_text}; {one.confidence} in 100 sure", ACCENT)  # noqa: RUF001
    answer = line(ink("History: ", MUTED), ink(one.right_text, STRONG))
    return stack(
        words(one.text),
        lambda width: wrap(answer, width, ink("  ")),
        lambda width: wrap(verdict, width, ink("  ")),
    )
