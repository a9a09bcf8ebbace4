"""Tallies of a vote as bars: for the teacher while they are sealed, for the class once they are shown."""

from game.lesson.stages import SECOND
from game.lesson.view_values import TallyLine, TallyView
from game.scenes.drawing import ACCENT, EMPTY, FAINT, MUTED, STRONG, Drawing, Lines, ink, line, stack, wrap

LONGEST_BAR = 48
COUNT = 14
"""Columns left for the figures behind a bar."""


def draw_tally(tally: TallyView, note: str = "") -> Drawing:
    """Draw a tally, choice by choice; `note` says who sees it."""
    most = max([line.ballots + line.hands for line in tally.lines], default=0)
    return stack(
        lambda width: wrap(line(ink(_say_head(tally), STRONG), ink(f"  {note}" if note else "", MUTED)), width),
        *(_draw_line(one, most) for one in tally.lines),
    )


def _say_head(tally: TallyView) -> str:
    name = "The second vote" if tally.voting == SECOND else "The first vote"
    hands = sum(line.hands for line in tally.lines)
    counted = [f"{tally.ballots} of {tally.voters} ballots"] if tally.voters or not hands else []
    counted += [f"{hands} hand{'s' if hands != 1 else ''}"] if hands else []
    moved = f"; {tally.moved} chose otherwise than before" if tally.moved else ""
    return f"{name}: {' and '.join(counted)}{moved}"


def _draw_line(one: TallyLine, most: int) -> Drawing:
    def draw(width: int) -> Lines:
        count = one.ballots + one.hands
        cells = max(min(width - COUNT, LONGEST_BAR), 8)
        full = count * cells // most if most else 0
        bar = line(ink("━" * full, ACCENT), ink("·" * (cells - full), FAINT), ink(f" {count}", STRONG))
        weight = ink(f"  weight {one.weight}", MUTED) if one.weight else EMPTY
        return [*wrap(ink(one.text), width), line(bar, weight).truncate(width, ellipsis=True)]

    return draw
