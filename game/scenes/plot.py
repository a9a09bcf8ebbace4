"""A meter over the years as a chart: the player's line whole, history's in rings, and a table that says the same."""

import datetime
from collections.abc import Iterable

from textual.app import ComposeResult, RenderResult
from textual.color import Color
from textual.containers import Vertical
from textual.geometry import Size
from textual_plotext import PlotextPlot

from game.characters import replace_forbidden
from game.play.page import Plot
from game.play.timeline import build_stairs, find_value, list_changes, list_days
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, gap, ink, line, pack, stack
from game.scenes.reading import Section
from game.scenes.scene import TALL
from game.scenes.widgets.text_view import TextView
from game.story.dates import MONTHS

LINE, RING = "hd", "○"
"""plotext's name for lines of half blocks, and what marks history's values."""
APART = 3
"""Columns from ring to ring."""
HIGHEST = 11
"""Rows of the highest chart; a longer range is drawn to scale."""
LONGEST = 14
"""Cells of the longest word beside the chart."""
FEWEST = 8
"""Columns from year to year at the least, so that their names stay apart."""


def build_plot_section(plot: Plot) -> Section:
    """Return the section of the reckoning that shows this plot."""
    signs = line(ink("▄▄ ", ACCENT), ink("you", STRONG)), line(ink("○ ○ "), ink("history", STRONG))
    return Section("Over the years", pack((ink(plot.label, MUTED), *signs)), OverTheYears(plot))


class OverTheYears(Vertical):
    """The chart, and the table below it."""

    def __init__(self, plot: Plot) -> None:
        """Show this plot."""
        super().__init__()
        self._plot = plot

    def compose(self) -> ComposeResult:
        """Yield the chart and the table."""
        yield PlotChart(self._plot)
        yield TextView(stack(gap, _table(self._plot)))


class PlotChart(PlotextPlot):
    """The two lines; drawn anew for every size and theme."""

    ALLOW_SELECT = False

    def __init__(self, plot: Plot) -> None:
        """Draw this plot."""
        super().__init__()
        self._drawn = plot
        self._labels = [shorten(replace_forbidden(word)) for word in plot.said]

    def on_mount(self) -> None:
        """Leave the colours out where the player wants none."""
        if self.app.ansi_color:
            self.theme = "clear"

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Take two rows a value where there is room, else one; and two for the years."""
        values = self._drawn.high - self._drawn.low
        roomy = viewport.height >= TALL and values * 2 < HIGHEST
        return min(values * (1 + roomy) + 1, HIGHEST) + 2

    def render(self) -> RenderResult:
        """Draw both lines for the size and the theme that hold now."""
        plot, chart = self._drawn, self.plt
        days = list_days(plot)
        columns = max(self.size.width - max(map(len, self._labels)) - 1, APART)
        chart.clear_figure()
        chart.xaxes(lower=True, upper=False)
        chart.yaxes(left=True, right=False)
        chart.ylim(plot.low, plot.high)
        chart.yticks([*range(plot.low, plot.high + 1)], self._labels)
        ticks = choose_years(days[0], days[-1], columns // FEWEST)
        chart.xticks([day.toordinal() for day, _ in ticks], [name for _, name in ticks])
        corners = build_stairs(plot.yours)
        chart.plot(
            *_split_points((day.toordinal(), value) for day, value in corners),
            marker=LINE,
            color=self._colour("accent"),
        )
        rings = _rings(plot, days[0].toordinal(), days[-1].toordinal(), columns)
        chart.scatter(*_split_points(rings), marker=RING, color=self._colour("foreground"))
        return super().render()

    def _colour(self, name: str) -> tuple[int, int, int] | None:
        return None if self.app.ansi_color else Color.parse(self.app.theme_variables[name]).rgb


def _split_points(points: Iterable[tuple[float, int]]) -> tuple[list[float], list[int]]:
    """Return the days and the values of points, as plotext takes them."""
    kept = list(points)
    return [day for day, _ in kept], [value for _, value in kept]


def shorten(word: str) -> str:
    """Return a word that fits beside the chart."""
    return word if len(word) <= LONGEST else f"{word[: LONGEST - 1].rstrip()}…"


def choose_years(first: datetime.date, last: datetime.date, most: int) -> list[tuple[datetime.date, str]]:
    """Give the years to name along the chart, at most so many; where no two lie between the ends, the ends' months."""
    for step in (1, 2, 5, 10, 20, 50, 100):
        years = [year for year in range(first.year + 1, last.year + 1) if year % step == 0]
        if len(years) <= most:
            break
    if len(years) > 1:
        return [(datetime.date(year, 1, 1), str(year)) for year in years]
    return [(day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in dict.fromkeys((first, last))]


def _rings(plot: Plot, first: int, last: int, columns: int) -> list[tuple[float, int]]:
    """Return history's value at every few columns, by the number of the day."""
    found = []
    for column in range(0, columns, APART):
        day = first + (last - first) * column / max(columns - 1, 1)
        value = find_value(plot.history, datetime.date.fromordinal(int(day)))
        if value is not None:
            found.append((day, value))
    return found


def _table(plot: Plot) -> Drawing:
    """Draw the table of changes, for those who do not read charts and those who cannot."""
    rows = [(ink(row.date, MUTED), ink(row.yours), ink(row.history)) for row in list_changes(plot)]
    rows.insert(0, (ink("When", STRONG), ink("You", STRONG), ink("History", STRONG)))
    wide = [max(cell.cell_length for cell in column) + 3 for column in zip(*rows, strict=True)]

    def draw(width: int) -> Lines:
        lines = (
            line(*(cell.pad_right(room - cell.cell_length) for cell, room in zip(row, wide, strict=True)))
            for row in rows
        )
        return [text.truncate(width, ellipsis=True) for text in lines]

    return draw
