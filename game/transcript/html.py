"""A game retold as one HTML page that asks for nothing else: no script, no font, no image."""

import datetime
from decimal import Decimal
from pathlib import Path

import attrs

from game.play import phrases, timeline
from game.play.cards import Amount
from game.play.game import Game
from game.play.page import Plot, ReckoningLine
from game.templates import render_page
from game.transcript.blocks import group_blocks
from game.transcript.retelling import retell

_TEMPLATE = Path(__file__).with_name("transcript.html.jinja")
_PLOT_WIDTH, _PLOT_HEIGHT = 640, 160


@attrs.frozen
class Bar:
    """Where on an axis an amount lies, in percent from its left end: its range, the best figure, the article's own."""

    left: float
    width: float
    best: float
    article: float | None


def write_html(game: Game) -> str:
    """Retell a game as one HTML page; one that is not finished is retold as far as it has come, and said to be so."""
    return render_page(
        _TEMPLATE,
        retelling=retell(game),
        words=phrases,
        timeline=timeline,
        bar=place_bar,
        group_blocks=group_blocks,
        points=draw_points,
        plot=(_PLOT_WIDTH, _PLOT_HEIGHT),
    )


def place_bar(amount: Amount, line: ReckoningLine) -> Bar:
    """Place an amount between the ends of its axis."""
    low, high = phrases.find_ends(line)

    def percent(value: Decimal) -> float:
        return round(float((value - low) / (high - low) * 100), 2) if high > low else 0.0

    left, right = percent(amount.low), percent(amount.high)
    article = None if amount.article is None else percent(amount.article)
    return Bar(left, round(right - left, 2), percent(amount.best), article)


def draw_points(plot: Plot, road: timeline.Points) -> str:
    """Return a road's values over the years as the points of an SVG polyline, in steps."""
    days = [day.toordinal() for day in timeline.list_days(plot)]
    first, last = days[0], days[-1]

    def across(day: datetime.date) -> float:
        return round((day.toordinal() - first) / max(last - first, 1) * _PLOT_WIDTH, 1)

    def up(value: int) -> float:
        return round(_PLOT_HEIGHT - (value - plot.low) / max(plot.high - plot.low, 1) * _PLOT_HEIGHT, 1)

    return " ".join(f"{across(day)},{up(value)}" for day, value in timeline.build_stairs(road))
