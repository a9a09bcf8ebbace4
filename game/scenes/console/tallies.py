"""Tallies of a vote as bars: for the teacher while they are sealed, for the class once they are shown."""

from game.lesson.titles import describe_tally
from game.lesson.view_values import TallyLine, TallyView
from game.scenes.drawing import ACCENT, EMPTY, FAINT, MUTED, STRONG, Drawing, Lines, ink, line, stack, words, wrap

LONGEST_BAR = 48
COUNT = 14
"""Columns left for the figures behind a bar."""


def draw_tally(tally: TallyView, note: str = "") -> Drawing:
    """Draw a tally, choice by choice; `note` says who sees it."""
    total = sum(one.ballots + one.hands for one in tally.lines)
    head = line(ink(describe_tally(tally), STRONG), ink(f"  {note}" if note else "", MUTED))
    return stack(
        *([words(tally.question, MUTED)] if tally.question else []),
        lambda width: wrap(head, width),
        *(_draw_line(one, total) for one in tally.lines),
    )


def _draw_line(one: TallyLine, total: int) -> Drawing:
    def draw(width: int) -> Lines:
        count = one.ballots + one.hands
        cells = max(min(width - COUNT, LONGEST_BAR), 8)
        full = count * cells // total if total else 0
        bar = line(ink("━" * full, ACCENT), ink("·" * (cells - full), FAINT), ink(f" {count}", STRONG))
        weight = ink(f"  weight {one.weight}", MUTED) if one.weight else EMPTY
        return [*wrap(ink(one.text), width), line(bar, weight).truncate(width, ellipsis=True)]

    return draw
