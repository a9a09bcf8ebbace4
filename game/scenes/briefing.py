"""The briefing: whose chair it is, what its owner wants and fears, and what will be counted."""

from game.play.page import BriefingDetail, LegView, detail_of
from game.play.phrases import describe_axis
from game.scenes.drawing import (
    ACCENT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    gap,
    heading,
    ink,
    line,
    prose,
    space_out,
    stack,
    words,
    wrap,
)
from game.scenes.view import View, draw_chair
from game.story.references import Axis


class BriefingView(View):
    """What the player is told before taking the chair."""

    def strip(self) -> Drawing:
        """Draw no meters: they mean nothing yet."""
        return stack()

    def story(self) -> Drawing:
        """Draw the seat and the text."""
        top = stack(heading(self.page.title), draw_chair(self.page))
        detail = detail_of(self.page, BriefingDetail)
        drawings = [words(text, MUTED) for text in (detail.part_of, detail.composed) if text]
        return space_out([top, prose(self.page.text), *drawings])

    def below(self) -> Drawing:
        """Draw wants, fears and what will be counted."""
        return stack(gap, self.beside())

    def beside(self) -> Drawing:
        """Draw wants, fears and what will be counted."""
        detail = detail_of(self.page, BriefingDetail)
        legs = [_legs(detail.legs)] if detail.legs else []
        return space_out([
            *legs,
            _draw_list("What you want", "+", detail.wants),
            _draw_list("What you fear", "\N{MINUS SIGN}", detail.fears),
            stack(words("YOU WILL BE JUDGED BY", MUTED), space_out(_axis(axis) for axis in detail.judged_by)),
        ])  # fmt: skip


def _legs(legs: tuple[LegView, ...]) -> Drawing:
    def draw(width: int) -> Lines:
        lines = [ink("THE LEGS", MUTED)]
        for leg in legs:
            named = line(ink(leg.title), ink("  a bridge" if leg.bridge else "", MUTED))
            lines.extend(wrap(named, width, ink(f"{leg.number} ", ACCENT)))
        return lines

    return draw


def _draw_list(title: str, sign: str, lines: tuple[str, ...]) -> Drawing:
    def draw(width: int) -> Lines:
        parts = [ink(title.upper(), MUTED)]
        for text in lines:
            parts.extend(wrap(ink(text), width, ink(f"{sign} ", ACCENT)))
        return parts

    return draw


def _axis(axis: Axis) -> Drawing:
    text = f"{axis.help.strip()} ({describe_axis(axis)})"
    return stack(
        lambda width: wrap(ink(axis.name, STRONG), width, ink("· ", ACCENT)),
        lambda width: wrap(ink(text, MUTED), width, ink("  ")),
    )
