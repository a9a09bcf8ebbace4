"""What a class leaves behind as HTML pages that print well and ask for nothing else."""

from pathlib import Path

from game.lesson.comparison import ClassComparison
from game.lesson.debrief import DebriefSheet
from game.lesson.titles import describe_tally
from game.lesson.view_values import TallyView
from game.play.phrases import describe_axis, format_amount
from game.templates import render_page

_FOLDER = Path(__file__).parent


def write_debrief_page(sheet: DebriefSheet) -> str:
    """Return the debrief sheet of a class as one page."""
    return render_page(
        _FOLDER / "debrief.html.jinja",
        sheet=sheet,
        amount=format_amount,
        share=find_share,
        describe_axis=describe_axis,
        describe_tally=describe_tally,
    )


def write_comparison_page(comparison: ClassComparison) -> str:
    """Return two classes side by side as one page."""
    return render_page(_FOLDER / "comparison.html.jinja", compared=comparison)


def find_share(tally: TallyView, number: int) -> int:
    """Return the share that a line of a tally has in it, in percent."""
    total = sum(line.ballots + line.hands for line in tally.lines)
    line = tally.lines[number]
    return round(100 * (line.ballots + line.hands) / total) if total else 0
