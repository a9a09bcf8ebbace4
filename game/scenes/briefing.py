"""The briefing: whose chair it is, what its owner wants and fears, and what will be counted."""

from game.play.page import BriefingDetail, LegView, detail_of
from game.play.phrases import BETTER
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
    spaced,
    stack,
    words,
    wrapped,
)
from game.scenes.view import View, chair
from game.story.references import Axis


class BriefingView(View):
    """What the player is told before taking the chair."""

    def strip(self) -> Drawing:
        """Draw no meters: they mean nothing yet."""
        return stack()

    def story(self) -> Drawing:
        """Draw the seat and the text."""
        top = stack(heading(self.page.title), chair(self.page))
        part_of = detail_of(self.page, BriefingDetail).part_of
        told = [words(part_of, MUTED)] if part_of else []
        return spaced([top, prose(self.page.text), *told])

    def below(self) -> Drawing:
        """Draw wants, fears and what will be counted."""
        return stack(gap, self.beside())

    def beside(self) -> Drawing:
        """Draw wants, fears and what will be counted."""
        detail = detail_of(self.page, BriefingDetail)
        legs = [_legs(detail.legs)] if detail.legs else []
        return spaced([
            *legs,
            _listed("What you want", "+", detail.wants),
            _listed("What you fear", "\N{MINUS SIGN}", detail.fears),
            stack(words("YOU WILL BE JUDGED BY", MUTED), spaced(_axis(axis) for axis in detail.judged_by)),
        ])  # fmt: skip


def _legs(legs: tuple[LegView, ...]) -> Drawing:
    def draw(width: int) -> Lines:
        told = [ink("THE LEGS", MUTED)]
        for leg in legs:
            named = line(ink(leg.title), ink("  a bridge" if leg.bridge else "", MUTED))
            told.extend(wrapped(named, width, ink(f"{leg.number} ", ACCENT)))
        return told

    return draw


def _listed(title: str, sign: str, lines: tuple[str, ...]) -> Drawing:
    def draw(width: int) -> Lines:
        told = [ink(title.upper(), MUTED)]
        for text in lines:
            told.extend(wrapped(ink(text), width, ink(f"{sign} ", ACCENT)))
        return told

    return draw


def _axis(axis: Axis) -> Drawing:
    told = f"{axis.help} In {axis.unit}; {BETTER[axis.better]}."
    return stack(
        lambda width: wrapped(ink(axis.name, STRONG), width, ink("· ", ACCENT)),
        lambda width: wrapped(ink(told, MUTED), width, ink("  ")),
    )
