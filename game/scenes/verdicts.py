"""What stands below the bills: lenses, endings found, theses on trial, and how sure the player was."""

from textual.content import Content

from game.play.page import EndingMark, LensView, ReckoningDetail, ThesisView
from game.play.phrases import STANDINGS, describe_disagreement, list_places
from game.saving.records import Calibration
from game.scenes.drawing import (
    ACCENT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    indent,
    ink,
    line,
    source_marks,
    space_out,
    stack,
    words,
    wrap,
)
from game.story.references import Verdict
from game.story.scoring import Comparison

SIGNS = {
    Comparison.BETTER: "▲",
    Comparison.PERHAPS_BETTER: "△",
    Comparison.EVEN: "=",
    Comparison.PERHAPS_WORSE: "▽",
    Comparison.WORSE: "▼",
}


def draw_lenses(detail: ReckoningDetail) -> Drawing:
    """Draw what each lens says, and whether another would turn it round."""
    drawing = words("A lens is one way to judge. It orders roads and gives no points.", MUTED)
    parts = [drawing, *(_lens(view) for view in detail.lenses)]
    disagreeing = describe_disagreement(detail.lenses)
    if disagreeing:
        parts.append(lambda width: wrap(ink(disagreeing, STRONG), width, ink("! ", ACCENT)))
    return space_out(parts)


def _lens(view: LensView) -> Drawing:
    text = STANDINGS[view.standing]
    verdict = f"{text[0].upper()}{text[1:]}."

    def draw(width: int) -> Lines:
        lines = wrap(line(ink(view.lens.name, STRONG), ink(f"  {view.lens.help}", MUTED)), width)
        lines += wrap(ink(verdict), width, ink(f"  {SIGNS[view.standing]} ", ACCENT))
        for place, mark in list_places(view.order):
            content = _ending(mark) if mark else ink("endings you have not found", MUTED)
            lines += wrap(content, width, ink(f"    {place:<8}", MUTED))
        return lines

    return draw


def _ending(mark: EndingMark) -> Content:
    name = ink(mark.title, STRONG if mark.yours else "") if mark.found else ink("an ending you have not found", MUTED)
    whose = [word for word, holds in (("yours", mark.yours), ("history's", mark.history)) if holds]
    return line(name, ink(f"  ({', '.join(whose)})", ACCENT)) if whose else name


def draw_endings(detail: ReckoningDetail) -> Drawing:
    """Draw the endings found and how many there are."""
    found = sum(mark.found for mark in detail.endings)
    count = words(f"{found} of {len(detail.endings)} endings found.")
    listed = [_draw_ending_line(mark) for mark in detail.endings if mark.found]
    if missing := len(detail.endings) - found:
        listed.append(words(f"□ {missing} more that you have not found", MUTED))
    return space_out([count, stack(*listed)])


def _draw_ending_line(mark: EndingMark) -> Drawing:
    return lambda width: wrap(_ending(mark), width, ink("■ ", ACCENT))


def draw_theses(detail: ReckoningDetail) -> Drawing:
    """Draw what this run says to each thesis on trial."""
    return space_out(_thesis(view) for view in detail.theses)


def _thesis(view: ThesisView) -> Drawing:
    out = view.verdict is Verdict.BORNE_OUT
    verdict = ink("✓ borne out" if out else "× strained", f"bold {ACCENT}")  # noqa: RUF001
    title = line(ink(view.title, STRONG), ink("  "), verdict)
    claim = line(ink(f"{view.text} ", MUTED), source_marks(view.sources))
    return stack(
        lambda width: wrap(title, width),
        lambda width: wrap(claim, width, ink("  ")),
        indent(words(view.why), 2),
        *(
            _speaking(sign, text)
            for sign, texts in (("+ ", view.speaks), ("\N{MINUS SIGN} ", view.against))
            for text in texts
        ),
    )


def _speaking(sign: str, text: str) -> Drawing:
    return lambda width: wrap(ink(text, MUTED), width, ink(f"  {sign}", ACCENT))


def draw_calibration(record: Calibration) -> Drawing:
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
