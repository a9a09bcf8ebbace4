"""A finished game among all roads, as plain text: its place, and the graph of all passages."""

from collections.abc import Iterator

from game.counting.job import CountRequest, CountResult, look_up
from game.counting.progress import Progress
from game.counting.ranking import AxisRanking, LensRanking, TurningPoint, build_ranking
from game.counting.roadmap import RoadMapRow, Sign, draw_roadmap
from game.counting.whole import counted
from game.counting.words import column_of, describe_rank, draw_strip, format_change, scale_of
from game.line.cells import fill
from game.line.words import join_paragraphs
from game.play.phrases import describe_axis, format_number
from game.session import Session
from game.story.references import Better
from game.story.walk import history_of

_STRIP = 56
_SIGNS = {Sign.YOURS: "@", Sign.SEEN: "o", Sign.UNSEEN: "."}
_PLAIN = str.maketrans("│─┼├┤┴┬╰╯╮╭", "|-+++++++++")


def write_ranking(session: Session, width: int, *, better: bool) -> str:
    """Count all roads, unless that was done before, and say where the game's stands, or which were the best."""
    game = session.game
    request = CountRequest(
        decision=game.decision,
        references=game.references,
        road=tuple(step.choice for step in game.road.steps),
        folder=session.folder,
        shipped=session.shipped,
    )
    request, known = look_up(request)
    found = known or _count(request)
    if found is None:
        return "There are too many roads to count them here; 'oneside analyse' goes further."
    place = build_ranking(found, game.decision, game.references)
    if better:
        return join_paragraphs(_better(lens, width) for lens in place.lenses)
    opening = f"{place.roads:,} roads lead through this story. Every one was counted; none was guessed."
    return join_paragraphs(
        (
            "Your place among all roads",
            fill(opening, width),
            *(_axis(axis, width) for axis in place.axes),
            *(_lens(lens, width) for lens in place.lenses),
            "'y best' tells what would have been better.",
        )
    )


def _count(request: CountRequest) -> CountResult | None:
    progress = Progress(request.decision.id)
    found = counted(request, progress.tell)
    progress.clear()
    return found


def _axis(place: AxisRanking, width: int) -> str:
    axis, ends = place.axis, scale_of(place.roads)
    columns = min(_STRIP, width - 2)
    marks = [" "] * columns
    if place.history is not None:
        marks[column_of(place.history, ends, columns)] = "h"
    marks[column_of(place.yours, ends, columns)] = "Y"
    lines = [
        fill(f"{axis.name} ({describe_axis(axis)})", width),
        f"  {draw_strip(place.roads, ends, columns)}",
        f"  {''.join(marks).rstrip()}",
        fill(f"from {format_number(ends[0], axis)} to {format_number(ends[1], axis)}", width, first="  "),
        fill(f"You: {format_number(place.yours, axis)}; {describe_rank(place.rank, axis.better)}.", width, first="  "),
    ]
    if place.history is not None and place.history_rank is not None:
        text = f"History: {format_number(place.history, axis)}; {describe_rank(place.history_rank, axis.better)}."
        lines.append(fill(text, width, first="  "))
    if place.turn:
        moved = f"moved it most, by {format_change(place.turn.moved, axis)} in the mean of the roads then still open"
        lines.append(_turn(place.turn, moved, width))
    return "\n".join(lines)


def _lens(place: LensRanking, width: int) -> str:
    lines = [
        fill(f"Through the lens '{place.lens.name}'", width),
        fill(f"You: {describe_rank(place.rank, Better.MORE)}.", width, first="  "),
    ]
    if place.history_rank is not None:
        lines.append(fill(f"History: {describe_rank(place.history_rank, Better.MORE)}.", width, first="  "))
    if place.turn:
        better = "for the better" if place.turn.moved > 0 else "for the worse"
        lines.append(_turn(place.turn, f"weighed most, {better}", width))
    return "\n".join(lines)


def _better(place: LensRanking, width: int) -> str:
    head = fill(f"Through the lens '{place.lens.name}'", width)
    if place.better is None or place.turn is None:
        return f"{head}\n{fill('No road stands higher than yours from your weightiest choice on.', width, first='  ')}"
    text = "; ".join(f"{passage}: {choice}" for passage, choice in place.better.steps)
    return f"{head}\n{fill(f'{text}. It ends in {place.better.ending!r}.', width, first='  ')}"


def _turn(turn: TurningPoint, text: str, width: int) -> str:
    return fill(f"'{turn.choice}' in '{turn.passage}' {text}.", width, first="  ")


def write_roadmap(session: Session, width: int) -> str:
    """Draw all passages as a graph, seen and unseen."""
    game = session.game
    drawn = draw_roadmap(game.decision, game.road, history_of(game.decision), session.find_places_seen())
    text = (
        f"The roads: {drawn.found} of {drawn.endings} endings found. Time runs down; every line is a way. "
        "@ on your road, o seen before, . not seen yet; endings in [ ]; * history came by."
    )
    return join_paragraphs((fill(text, width), "\n".join(_graph(drawn.rows, width))))


def _graph(rows: tuple[RoadMapRow, ...], width: int) -> Iterator[str]:
    across = max(max(len(row.lanes), len(row.below)) for row in rows)
    for row in rows:
        lanes = row.lanes[: row.column] + _SIGNS[row.sign] + row.lanes[row.column + 1 :]
        yield f"{lanes.translate(_PLAIN).ljust(across)} {_label(row)}"[:width].rstrip()
        if row.below:
            yield row.below.translate(_PLAIN)[:width]


def _label(row: RoadMapRow) -> str:
    if row.sign is Sign.UNSEEN:
        return "  [not found yet]" if row.ending else "  not seen yet"
    title = f"[{row.title}]" if row.ending else row.title
    return f"{'*' if row.history else ' '} {row.date}  {title}"
