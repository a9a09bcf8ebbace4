"""The author's panel: how the file stands, what is wrong in it, and every meter."""

from collections.abc import Sequence

import attrs

from game.live_preview.desk import Proof, errors_in
from game.play.cards import Gauge
from game.problems import Problem, Severity
from game.scenes.drawing import ACCENT, EMPTY, MUTED, STRONG, Drawing, gap, ink, line, spaced, stack, words, wrapped
from game.scenes.meters import brief
from game.scenes.panel import titled

FEW = 12
"""Problems that the panel shows."""


@attrs.frozen(kw_only=True)
class Stand:
    """What the panel tells: the proof, the file's name in problems, the lines of the page in view, and the meters."""

    proof: Proof
    file: str
    lines: range
    gauges: tuple[Gauge, ...]
    follows: bool


def state(proof: Proof) -> str:
    """Say in a line how the file stands."""
    errors, all_ = errors_in(proof.problems), len(proof.problems)
    if proof.old and proof.decision is not None:
        what = "OLD PAGE: the file cannot be read as it is now"
    elif proof.checking:
        what = "checking ..."
    else:
        what = _counted(errors, all_ - errors)
    return f"{what} (saved {proof.saved})" if proof.saved else what


def _counted(errors: int, warnings: int) -> str:
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return ", ".join(parts) or "no problems"


def told(stand: Stand) -> Drawing:
    """Draw the whole panel."""
    follows = "A save goes to what it changed." if stand.follows else "A save leaves this page in view."
    parts = [
        stack(state_line(stand.proof), words(follows, MUTED)),
        titled("Problems", "e", "problems", _problems(stand)),
        titled("Meters, hidden ones too", "v", "values", stack(*(brief(gauge) for gauge in stand.gauges))),
    ]
    return spaced(stack(part, gap) for part in parts)


def in_short(stand: Stand) -> Drawing:
    """Draw how the file stands and the nearest problem, for where there is no panel."""
    near = ordered(stand)[:1]
    return stack(state_line(stand.proof), *(problem(one, stand) for one in near))


def state_line(proof: Proof) -> Drawing:
    """Draw how the file stands; loudly where the page is an old one."""
    style = f"bold {ACCENT}" if proof.old else STRONG
    return lambda width: wrapped(ink(state(proof), style), width)


def ordered(stand: Stand) -> list[Problem]:
    """Give the problems: those of the page in view first, then errors before warnings, in the order of the file."""
    return sorted(
        stand.proof.problems,
        key=lambda one: (not _here(one, stand), one.severity is Severity.WARNING),
    )


def _here(one: Problem, stand: Stand) -> bool:
    return one.mark.file == stand.file and one.mark.line in stand.lines


def _problems(stand: Stand) -> Drawing:
    if not stand.proof.problems:
        return words("None so far." if stand.proof.checking else "None.", MUTED)
    shown: Sequence[Problem] = ordered(stand)[:FEW]
    left = len(stand.proof.problems) - len(shown)
    rest = [words(f"and {left} more", MUTED)] if left > 0 else []
    return stack(*(problem(one, stand) for one in shown), *rest)


def problem(one: Problem, stand: Stand, *, signed: bool = True) -> Drawing:
    """Draw a problem: if `signed` whether it lies in the page in view, its line, and what it says with the mend."""
    sign = (ink("▌ ", ACCENT) if _here(one, stand) else ink("  ")) if signed else EMPTY
    where = str(one.mark.line) if one.mark.file == stand.file else f"{one.mark.file}:{one.mark.line}"
    style = ACCENT if one.severity is Severity.ERROR else MUTED
    said = line(ink(f"{where} ", "bold"), ink(f"{one.severity.value} ", style), ink(one.message))
    return lambda width: wrapped(said, width, sign, sign)
