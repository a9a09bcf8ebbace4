"""The author's panel: how the file stands, what is wrong in it, and every meter."""

from collections.abc import Sequence

import attrs

from game.live_preview.document import DraftStatus, count_errors
from game.play.cards import Gauge
from game.problems import Problem, Severity
from game.scenes.drawing import ACCENT, EMPTY, MUTED, STRONG, Drawing, gap, ink, line, space_out, stack, words, wrap
from game.scenes.meters import draw_brief
from game.scenes.panel import draw_part

FEW = 12
"""Problems that the panel shows."""


@attrs.frozen(kw_only=True)
class PanelState:
    """What the panel tells: the status, the file's name in problems, the lines of the page in view, and the meters."""

    status: DraftStatus
    file: str
    lines: range
    gauges: tuple[Gauge, ...]
    follows: bool


def describe_status(status: DraftStatus) -> str:
    """Say in a line how the file stands."""
    errors, all_ = count_errors(status.problems), len(status.problems)
    if status.old and status.decision is not None:
        what = "OLD PAGE: the file cannot be read as it is now"
    elif status.checking:
        what = "checking ..."
    else:
        what = _describe_count(errors, all_ - errors)
    return f"{what} (saved {status.saved})" if status.saved else what


def _describe_count(errors: int, warnings: int) -> str:
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return ", ".join(parts) or "no problems"


def draw_panel(panel: PanelState) -> Drawing:
    """Draw the whole panel."""
    follows = "A save goes to what it changed." if panel.follows else "A save leaves this page in view."
    parts = [
        stack(draw_status(panel.status), words(follows, MUTED)),
        draw_part("Problems", "e", "problems", _problems(panel)),
        draw_part("Meters, hidden ones too", "v", "values", stack(*(draw_brief(gauge) for gauge in panel.gauges))),
    ]
    return space_out(stack(part, gap) for part in parts)


def draw_gist(panel: PanelState) -> Drawing:
    """Draw how the file stands and the nearest problem, for where there is no panel."""
    near = order_problems(panel)[:1]
    return stack(draw_status(panel.status), *(draw_problem(one, panel) for one in near))


def draw_status(status: DraftStatus) -> Drawing:
    """Draw how the file stands; loudly where the page is an old one."""
    style = f"bold {ACCENT}" if status.old else STRONG
    return lambda width: wrap(ink(describe_status(status), style), width)


def order_problems(panel: PanelState) -> list[Problem]:
    """Return the problems: those of the page in view first, then errors before warnings, in the order of the file."""
    return sorted(
        panel.status.problems,
        key=lambda one: (not _is_in_view(one, panel), one.severity is Severity.WARNING),
    )


def _is_in_view(one: Problem, panel: PanelState) -> bool:
    return one.mark.file == panel.file and one.mark.line in panel.lines


def _problems(panel: PanelState) -> Drawing:
    if not panel.status.problems:
        return words("None so far." if panel.status.checking else "None.", MUTED)
    shown: Sequence[Problem] = order_problems(panel)[:FEW]
    left = len(panel.status.problems) - len(shown)
    rest = [words(f"and {left} more", MUTED)] if left > 0 else []
    return stack(*(draw_problem(one, panel) for one in shown), *rest)


def draw_problem(one: Problem, panel: PanelState, *, signed: bool = True) -> Drawing:
    """Draw a problem: if `signed` whether it lies in the page in view, its line, and what it says with the mend."""
    sign = (ink("▌ ", ACCENT) if _is_in_view(one, panel) else ink("  ")) if signed else EMPTY
    where = str(one.mark.line) if one.mark.file == panel.file else f"{one.mark.file}:{one.mark.line}"
    style = ACCENT if one.severity is Severity.ERROR else MUTED
    content = line(ink(f"{where} ", "bold"), ink(f"{one.severity.value} ", style), ink(one.message))
    return lambda width: wrap(content, width, sign, sign)
