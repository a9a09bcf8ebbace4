"""Your place among all roads: strips on which all roads lie, yours and history's marked, and what moved the bill."""

from decimal import Decimal

from textual.content import Content
from textual.timer import Timer

from game.counting.job import CountResult
from game.counting.ranking import Alternative, AxisRanking, LensRanking, RoadRanking, TurningPoint, build_ranking
from game.counting.words import column_of, describe_rank, draw_strip, format_change, scale_of
from game.play.game import Game
from game.play.phrases import describe_axis, format_number
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
    space_out,
    stack,
    words,
    wrap,
)
from game.scenes.sheet import Opens, Sheet
from game.story.references import Better

TITLE = "Your place among all roads"
YOURS, HISTORY = "▲", "◆"
LOOK_EVERY = 0.25
"""Seconds."""


def build_ranking_sheet(counter: Counter, game: Game) -> Sheet:
    """Show where the road stands as far as that is known, or how far the counting has come."""
    status = counter.read_status()
    return (
        _open_known(status, game)
        if isinstance(status, CountResult) and not status.going_on
        else _WaitingSheet(counter, game)
    )


class _WaitingSheet(Sheet):
    """Says how far the counting has come, below it what is known by then, and makes way for the result."""

    def __init__(self, counter: Counter, game: Game) -> None:
        super().__init__(TITLE, self._draw_progress)
        self._counter, self._game = counter, game
        self._timer: Timer | None = None
        self._ranked: Drawing | None = None

    def _draw_progress(self, width: int) -> Lines:
        status = self._counter.read_status()
        if isinstance(status, CountResult):
            return self._so_far(status)(width)
        waits = "Every road through this story is being counted, exactly. You may go back and look again later."
        return stack(words(waits), words(f"So far: {status}.", MUTED))(width)

    def _so_far(self, result: CountResult) -> Drawing:
        """Draw the ranks, which no longer change, below what is still to come."""
        if self._ranked is None:
            self._ranked = _draw_ranking(build_ranking(result, self._game.decision, self._game.references))
        waits = f"Which of your choices moved them is still being counted; so far: {result.going_on}."
        return space_out([words(waits, MUTED), self._ranked])

    def on_mount(self) -> None:
        """Look from time to time."""
        super().on_mount()
        self._timer = self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        if not self.is_current:
            return
        status = self._counter.read_status()
        if isinstance(status, CountResult) and not status.going_on:
            above, known = self.scroll_column.scroll_offset.y, _open_known(status, self._game)
            self.app.switch_screen(known)
            known.call_after_refresh(lambda: known.scroll_column.scroll_to(y=above, animate=False))
        else:
            self.redraw(self._draw_progress)


def _open_known(result: CountResult, game: Game) -> Sheet:
    place = build_ranking(result, game.decision, game.references)
    parts = [_draw_ranking(place)]
    better = [(lens, lens.better) for lens in place.lenses if lens.better is not None]
    if better:
        parts.append(words("WHAT WOULD HAVE BEEN BETTER FROM THERE ON (hidden until you open it)", MUTED))
    return Sheet(TITLE, space_out(parts), [(_draw_entry(lens), _opens(lens, road)) for lens, road in better])


def _draw_ranking(place: RoadRanking) -> Drawing:
    return space_out(
        [
            words(f"{place.roads:,} roads lead through this story. Every one was counted; none was guessed."),
            _legend,
            *(_axis(axis) for axis in place.axes),
            *(_lens(lens) for lens in place.lenses),
        ]
    )


def _legend(width: int) -> Lines:
    return wrap(
        line(
            ink("A strip holds all roads, from the least to the most; where it is higher there are more. "),
            ink(YOURS, ACCENT),
            ink(" you  ", MUTED),
            ink(HISTORY, STRONG),
            ink(" history", MUTED),
        ),
        width,
    )


def _axis(place: AxisRanking) -> Drawing:
    axis = place.axis
    low, high = scale_of(place.roads)
    rows: list[Drawing] = [
        lambda width: [apart(ink(axis.name, STRONG), ink(describe_axis(axis), MUTED), width)],
        lambda width: _strip(place, (low, high), width),
        lambda width: [apart(ink(format_number(low, axis), MUTED), ink(format_number(high, axis), MUTED), width)],
        lambda width: wrap(
            line(ink(f"{format_number(place.yours, axis)}: ", STRONG), ink(describe_rank(place.rank, axis.better))),
            width,
            ink(f"{YOURS} ", ACCENT),
        ),
    ]
    if place.history is not None and place.history_rank is not None:
        history = (place.history, place.history_rank)
        rows.append(
            lambda width: wrap(
                line(ink(f"{format_number(history[0], axis)}: ", STRONG), ink(describe_rank(history[1], axis.better))),
                width,
                ink(f"{HISTORY} ", STRONG),
            )
        )
    if place.turn:
        moved = f"moved it most: {format_change(place.turn.moved, axis)} in the mean of the roads then still open"
        rows.append(_turn(place.turn, moved))
    return stack(*rows)


def _strip(place: AxisRanking, ends: tuple[Decimal, Decimal], width: int) -> Lines:
    marks: list[Content] = [ink(" ")] * width
    if place.history is not None:
        marks[column_of(place.history, ends, width)] = ink(HISTORY, STRONG)
    marks[column_of(place.yours, ends, width)] = ink(YOURS, ACCENT)
    return [ink(draw_strip(place.roads, ends, width), FAINT), line(*marks)]


def _lens(place: LensRanking) -> Drawing:
    rows: list[Drawing] = [
        lambda width: wrap(line(ink("Through the lens "), ink(place.lens.name, STRONG)), width),
        lambda width: wrap(ink(describe_rank(place.rank, Better.MORE)), width, ink(f"{YOURS} ", ACCENT)),
    ]
    history = place.history_rank
    if history is not None:
        rows.append(lambda width: wrap(ink(describe_rank(history, Better.MORE)), width, ink(f"{HISTORY} ", STRONG)))
    if place.turn:
        rows.append(_turn(place.turn, f"weighed most, for the {'better' if place.turn.moved > 0 else 'worse'}"))
    return stack(*rows)


def _turn(turn: TurningPoint, text: str) -> Drawing:
    content = line(ink(f"{turn.passage}: {turn.choice}"), ink(f"  {text}", MUTED))
    return lambda width: wrap(content, width, ink("• ", MUTED))


def _draw_entry(lens: LensRanking) -> Drawing:
    since = lens.turn.passage if lens.turn else ""
    return lambda width: wrap(line(ink(lens.lens.name, STRONG), ink(f"  from '{since}' on", MUTED)), width)


def _opens(lens: LensRanking, road: Alternative) -> Opens:
    def draw(width: int) -> Lines:
        lines = wrap(ink("No road from there on stands higher under this lens. There may be others as high."), width)
        lines.append(ink(""))
        for passage, choice in road.steps:
            lines += wrap(line(ink(f"{passage}: ", MUTED), ink(choice)), width, ink("• ", ACCENT))
        return [*lines, ink(""), *wrap(line(ink("It ends in "), ink(road.ending, STRONG)), width)]

    return lambda: Sheet(f"The best road: {lens.lens.name}", draw)
