"""A finished game among all roads, as plain text: its place, and the graph of all passages."""

from collections.abc import Iterator

from game.counting.job import Counted, Order, looked_up
from game.counting.progress import Progress
from game.counting.ranking import AxisPlace, LensPlace, Turn, place_of
from game.counting.roadmap import Row, Sign, roadmap
from game.counting.whole import counted
from game.counting.words import column_of, ranked, scale_of, signed, strip
from game.line.cells import fill
from game.line.words import joined
from game.play.phrases import BETTER, figure
from game.session import Sitting
from game.story.references import Better
from game.story.walk import history_of

_STRIP = 56
_SIGNS = {Sign.YOURS: "@", Sign.SEEN: "o", Sign.UNSEEN: "."}
_PLAIN = str.maketrans("│─┼├┤┴┬╰╯╮╭", "|-+++++++++")


def place_told(sitting: Sitting, width: int, *, better: bool) -> str:
    """Count all roads, unless that was done before, and say where the game's stands, or which were the best."""
    game = sitting.game
    order = Order(
        decision=game.decision,
        archive=game.archive,
        road=tuple(step.choice for step in game.road.steps),
        folder=sitting.folder,
        shipped=sitting.shipped,
    )
    order, known = looked_up(order)
    found = known or _counted(order)
    if found is None:
        return "There are too many roads to count them here; 'oneside analyse' goes further."
    place = place_of(found, game.decision, game.archive)
    if better:
        return joined(_better(lens, width) for lens in place.lenses)
    opening = f"{place.roads:,} roads lead through this story. Every one was counted; none was guessed."
    return joined(
        (
            "Your place among all roads",
            fill(opening, width),
            *(_axis(axis, width) for axis in place.axes),
            *(_lens(lens, width) for lens in place.lenses),
            "'y best' tells what would have been better.",
        )
    )


def _counted(order: Order) -> Counted | None:
    progress = Progress(order.decision.id)
    found = counted(order, progress.tell)
    progress.clear()
    return found


def _axis(place: AxisPlace, width: int) -> str:
    axis, ends = place.axis, scale_of(place.roads)
    columns = min(_STRIP, width - 2)
    marks = [" "] * columns
    if place.history is not None:
        marks[column_of(place.history, ends, columns)] = "h"
    marks[column_of(place.yours, ends, columns)] = "Y"
    lines = [
        fill(f"{axis.name} ({axis.unit}; {BETTER[axis.better]})", width),
        f"  {strip(place.roads, ends, columns)}",
        f"  {''.join(marks).rstrip()}",
        fill(f"from {figure(ends[0], axis)} to {figure(ends[1], axis)}", width, first="  "),
        fill(f"You: {figure(place.yours, axis)}; {ranked(place.rank, axis.better)}.", width, first="  "),
    ]
    if place.history is not None and place.history_rank is not None:
        told = f"History: {figure(place.history, axis)}; {ranked(place.history_rank, axis.better)}."
        lines.append(fill(told, width, first="  "))
    if place.turn:
        moved = f"moved it most, by {signed(place.turn.moved, axis)} in the mean of the roads then still open"
        lines.append(_turn(place.turn, moved, width))
    return "\n".join(lines)


def _lens(place: LensPlace, width: int) -> str:
    lines = [
        fill(f"Through the lens '{place.lens.name}'", width),
        fill(f"You: {ranked(place.rank, Better.MORE)}.", width, first="  "),
    ]
    if place.history_rank is not None:
        lines.append(fill(f"History: {ranked(place.history_rank, Better.MORE)}.", width, first="  "))
    if place.turn:
        better = "for the better" if place.turn.moved > 0 else "for the worse"
        lines.append(_turn(place.turn, f"weighed most, {better}", width))
    return "\n".join(lines)


def _better(place: LensPlace, width: int) -> str:
    head = fill(f"Through the lens '{place.lens.name}'", width)
    if place.better is None or place.turn is None:
        return f"{head}\n{fill('No road stands higher than yours from your weightiest choice on.', width, first='  ')}"
    told = "; ".join(f"{passage}: {choice}" for passage, choice in place.better.steps)
    return f"{head}\n{fill(f'{told}. It ends in {place.better.ending!r}.', width, first='  ')}"


def _turn(turn: Turn, said: str, width: int) -> str:
    return fill(f"'{turn.choice}' in '{turn.passage}' {said}.", width, first="  ")


def roads_told(sitting: Sitting, width: int) -> str:
    """Draw all passages as a graph, seen and unseen."""
    game = sitting.game
    drawn = roadmap(game.decision, game.road, history_of(game.decision), sitting.places_seen())
    told = (
        f"The roads: {drawn.found} of {drawn.endings} endings found. Time runs down; every line is a way. "
        "@ on your road, o seen before, . not seen yet; endings in [ ]; * history came by."
    )
    return joined((fill(told, width), "\n".join(_graph(drawn.rows, width))))


def _graph(rows: tuple[Row, ...], width: int) -> Iterator[str]:
    across = max(max(len(row.lanes), len(row.below)) for row in rows)
    for row in rows:
        lanes = row.lanes[: row.column] + _SIGNS[row.sign] + row.lanes[row.column + 1 :]
        yield f"{lanes.translate(_PLAIN).ljust(across)} {_label(row)}"[:width].rstrip()
        if row.below:
            yield row.below.translate(_PLAIN)[:width]


def _label(row: Row) -> str:
    if row.sign is Sign.UNSEEN:
        return "  [not found yet]" if row.ending else "  not seen yet"
    title = f"[{row.title}]" if row.ending else row.title
    return f"{'*' if row.history else ' '} {row.date}  {title}"
