"""Your place among all roads: strips on which all roads lie, yours and history's marked, and what moved the bill."""

from decimal import Decimal

from textual.content import Content
from textual.timer import Timer

from game.counting.job import Counted
from game.counting.ranking import Alternative, AxisPlace, LensPlace, Place, Turn, place_of
from game.counting.words import column_of, ranked, scale_of, signed, strip
from game.play.game import Game
from game.play.phrases import BETTER, figure
from game.scenes.counter import Counter
from game.scenes.drawing import (
    ACCENT,
    FAINT,
    MUTED,
    STRONG,
    Drawing,
    Lines,
    apart,
    ink,
    line,
    spaced,
    stack,
    words,
    wrapped,
)
from game.scenes.sheet import Opens, Sheet
from game.story.references import Better

TITLE = "Your place among all roads"
YOURS, HISTORY = "▲", "◆"
LOOK_EVERY = 0.25
"""Seconds."""


def place_sheet(counter: Counter, game: Game) -> Sheet:
    """Show where the road stands as far as that is known, or how far the counting has come."""
    told = counter.told()
    return _known(told, game) if isinstance(told, Counted) and not told.going_on else _Waiting(counter, game)


class _Waiting(Sheet):
    """Says how far the counting has come, below it what is known by then, and makes way for the result."""

    def __init__(self, counter: Counter, game: Game) -> None:
        super().__init__(TITLE, self._said)
        self._counter, self._game = counter, game
        self._timer: Timer | None = None
        self._ranked: Drawing | None = None

    def _said(self, width: int) -> Lines:
        told = self._counter.told()
        if isinstance(told, Counted):
            return self._so_far(told)(width)
        waits = "Every road through this story is being counted, exactly. You may go back and look again later."
        return stack(words(waits), words(f"So far: {told}.", MUTED))(width)

    def _so_far(self, told: Counted) -> Drawing:
        """Draw the ranks, which no longer change, below what is still to come."""
        if self._ranked is None:
            self._ranked = _drawn(place_of(told, self._game.decision, self._game.archive))
        waits = f"Which of your choices moved them is still being counted; so far: {told.going_on}."
        return spaced([words(waits, MUTED), self._ranked])

    def on_mount(self) -> None:
        """Look from time to time."""
        super().on_mount()
        self._timer = self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        if not self.is_current:
            return
        told = self._counter.told()
        if isinstance(told, Counted) and not told.going_on:
            above, known = self.roll.scroll_offset.y, _known(told, self._game)
            self.app.switch_screen(known)
            known.call_after_refresh(lambda: known.roll.scroll_to(y=above, animate=False))
        else:
            self.redraw(self._said)


def _known(told: Counted, game: Game) -> Sheet:
    place = place_of(told, game.decision, game.archive)
    parts = [_drawn(place)]
    better = [(lens, lens.better) for lens in place.lenses if lens.better is not None]
    if better:
        parts.append(words("WHAT WOULD HAVE BEEN BETTER FROM THERE ON (hidden until you open it)", MUTED))
    return Sheet(TITLE, spaced(parts), [(_asked(lens), _opens(lens, road)) for lens, road in better])


def _drawn(place: Place) -> Drawing:
    return spaced(
        [
            words(f"{place.roads:,} roads lead through this story. Every one was counted; none was guessed."),
            _legend,
            *(_axis(axis) for axis in place.axes),
            *(_lens(lens) for lens in place.lenses),
        ]
    )


def _legend(width: int) -> Lines:
    return wrapped(
        line(
            ink("A strip holds all roads, from the least to the most; where it is higher there are more. "),
            ink(YOURS, ACCENT),
            ink(" you  ", MUTED),
            ink(HISTORY, STRONG),
            ink(" history", MUTED),
        ),
        width,
    )


def _axis(place: AxisPlace) -> Drawing:
    axis = place.axis
    low, high = scale_of(place.roads)
    rows: list[Drawing] = [
        lambda width: [apart(ink(axis.name, STRONG), ink(f"{axis.unit}, {BETTER[axis.better]}", MUTED), width)],
        lambda width: _strip(place, (low, high), width),
        lambda width: [apart(ink(figure(low, axis), MUTED), ink(figure(high, axis), MUTED), width)],
        lambda width: wrapped(
            line(ink(f"{figure(place.yours, axis)}: ", STRONG), ink(ranked(place.rank, axis.better))),
            width,
            ink(f"{YOURS} ", ACCENT),
        ),
    ]
    if place.history is not None and place.history_rank is not None:
        history = (place.history, place.history_rank)
        rows.append(
            lambda width: wrapped(
                line(ink(f"{figure(history[0], axis)}: ", STRONG), ink(ranked(history[1], axis.better))),
                width,
                ink(f"{HISTORY} ", STRONG),
            )
        )
    if place.turn:
        moved = f"moved it most: {signed(place.turn.moved, axis)} in the mean of the roads then still open"
        rows.append(_turn(place.turn, moved))
    return stack(*rows)


def _strip(place: AxisPlace, ends: tuple[Decimal, Decimal], width: int) -> Lines:
    marks: list[Content] = [ink(" ")] * width
    if place.history is not None:
        marks[column_of(place.history, ends, width)] = ink(HISTORY, STRONG)
    marks[column_of(place.yours, ends, width)] = ink(YOURS, ACCENT)
    return [ink(strip(place.roads, ends, width), FAINT), line(*marks)]


def _lens(place: LensPlace) -> Drawing:
    rows: list[Drawing] = [
        lambda width: wrapped(line(ink("Through the lens "), ink(place.lens.name, STRONG)), width),
        lambda width: wrapped(ink(ranked(place.rank, Better.MORE)), width, ink(f"{YOURS} ", ACCENT)),
    ]
    history = place.history_rank
    if history is not None:
        rows.append(lambda width: wrapped(ink(ranked(history, Better.MORE)), width, ink(f"{HISTORY} ", STRONG)))
    if place.turn:
        rows.append(_turn(place.turn, f"weighed most, for the {'better' if place.turn.moved > 0 else 'worse'}"))
    return stack(*rows)


def _turn(turn: Turn, said: str) -> Drawing:
    told = line(ink(f"{turn.passage}: {turn.choice}"), ink(f"  {said}", MUTED))
    return lambda width: wrapped(told, width, ink("• ", MUTED))


def _asked(lens: LensPlace) -> Drawing:
    since = lens.turn.passage if lens.turn else ""
    return lambda width: wrapped(line(ink(lens.lens.name, STRONG), ink(f"  from '{since}' on", MUTED)), width)


def _opens(lens: LensPlace, road: Alternative) -> Opens:
    def draw(width: int) -> Lines:
        lines = wrapped(ink("No road from there on stands higher under this lens. There may be others as high."), width)
        lines.append(ink(""))
        for passage, choice in road.steps:
            lines += wrapped(line(ink(f"{passage}: ", MUTED), ink(choice)), width, ink("• ", ACCENT))
        return [*lines, ink(""), *wrapped(line(ink("It ends in "), ink(road.ending, STRONG)), width)]

    return lambda: Sheet(f"The best road: {lens.lens.name}", draw)
