"""What stands below the bills: lenses, endings found, theses on trial, and how sure the player was."""

import itertools
from collections.abc import Iterator, Sequence

from textual.content import Content

from game.play.page import EndingMark, LensView, ReckoningDetail, ThesisView
from game.play.phrases import STANDINGS, disagreement
from game.saving.records import Calibration
from game.scenes.drawing import (
    ACCENT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    indented,
    ink,
    line,
    source_marks,
    spaced,
    stack,
    words,
    wrapped,
)
from game.story.references import Verdict
from game.story.scoring import Standing

SIGNS = {
    Standing.BETTER: "▲",
    Standing.PERHAPS_BETTER: "△",
    Standing.EVEN: "=",
    Standing.PERHAPS_WORSE: "▽",
    Standing.WORSE: "▼",
}


def lenses(detail: ReckoningDetail) -> Drawing:
    """Draw what each lens says, and whether another would turn it round."""
    told = words("A lens is one way to judge. It orders roads and gives no points.", MUTED)
    parts = [told, *(_lens(view) for view in detail.lenses)]
    disagreeing = disagreement(detail.lenses)
    if disagreeing:
        parts.append(lambda width: wrapped(ink(disagreeing, STRONG), width, ink("! ", ACCENT)))
    return spaced(parts)


def _lens(view: LensView) -> Drawing:
    said = STANDINGS[view.standing]
    verdict = f"{said[0].upper()}{said[1:]}."

    def draw(width: int) -> Lines:
        lines = wrapped(line(ink(view.lens.name, STRONG), ink(f"  {view.lens.help}", MUTED)), width)
        lines += wrapped(ink(verdict), width, ink(f"  {SIGNS[view.standing]} ", ACCENT))
        for place, told in _places(view.order):
            lines += wrapped(told, width, ink(f"    {place:<8}", MUTED))
        return lines

    return draw


def _places(order: Sequence[EndingMark]) -> Iterator[tuple[str, Content]]:
    """Give the places of an order with who stands there; endings not found stand together."""
    first = 1
    for found, marks in itertools.groupby(order, key=lambda mark: mark.found):
        group = list(marks)
        if found or len(group) == 1:
            yield from ((f"{first + place}.", _ending(mark)) for place, mark in enumerate(group))
        else:
            yield f"{first}-{first + len(group) - 1}.", ink("endings you have not found", MUTED)
        first += len(group)


def _ending(mark: EndingMark) -> Content:
    name = ink(mark.title, STRONG if mark.yours else "") if mark.found else ink("an ending you have not found", MUTED)
    whose = [word for word, holds in (("yours", mark.yours), ("history's", mark.history)) if holds]
    return line(name, ink(f"  ({', '.join(whose)})", ACCENT)) if whose else name


def endings(detail: ReckoningDetail) -> Drawing:
    """Draw the endings found and how many there are."""
    found = sum(mark.found for mark in detail.endings)
    count = words(f"{found} of {len(detail.endings)} endings found.")
    listed = [_listed(mark) for mark in detail.endings]
    return spaced([count, stack(*listed)])


def _listed(mark: EndingMark) -> Drawing:
    return lambda width: wrapped(
        _ending(mark), width, ink("■ " if mark.found else "□ ", ACCENT if mark.found else MUTED)
    )


def theses(detail: ReckoningDetail) -> Drawing:
    """Draw what this run says to each thesis on trial."""
    return spaced(_thesis(view) for view in detail.theses)


def _thesis(view: ThesisView) -> Drawing:
    out = view.verdict is Verdict.BORNE_OUT
    verdict = ink("✓ borne out" if out else "× strained", f"bold {ACCENT}")  # noqa: RUF001
    title = line(ink(view.title, STRONG), ink("  "), verdict)
    claim = line(ink(f"{view.text} ", MUTED), source_marks(view.sources))
    return stack(
        lambda width: wrapped(title, width),
        lambda width: wrapped(claim, width, ink("  ")),
        indented(words(view.why), 2),
    )


def calibration(record: Calibration) -> Drawing:
    """Draw how often the player was right at each degree of sureness, over all decisions."""
    lines = [
        words(f"Of {_predictions(each.made)} at {each.confidence} in 100, {each.right} came true.")
        for each in record.bins
    ]
    score = [] if record.score is None else [
        words(f"Brier score {record.score:.2f}: 0 is perfect, 0.25 is a coin toss, 1 is always surely wrong.", MUTED)
    ]  # fmt: skip
    return stack(words("HOW SURE, AND HOW OFTEN RIGHT, IN ALL YOUR GAMES", MUTED), *lines, *score)


def _predictions(count: int) -> str:
    return "1 prediction" if count == 1 else f"{count} predictions"
