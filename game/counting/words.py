"""Counts of roads in words and as strips, for every face."""

from decimal import Decimal
from fractions import Fraction

from game.analysis.figures import Distribution, Rank
from game.story.references import Axis, Better

LEVELS = " ▁▂▃▄▅▆▇█"


def format_share(roads: int, of: int) -> str:
    """Return a share as people say it: `none`, `1 in 48,000`, `0.3%`, `12%`, `all`."""
    if not roads or not of:
        return "none"
    if roads == of:
        return "all"
    percent = Fraction(roads * 100, of)
    if percent < Fraction(1, 10):
        return f"1 in {round(of / roads):,}" if of // roads < 10**9 else "fewer than 1 in a thousand million"
    if percent > Fraction(999, 10):
        return "nearly all"
    return f"{float(percent):.1f}%" if percent < 10 or percent > 99 else f"{round(percent)}%"  # noqa: PLR2004 - percent


def describe_rank(found: Rank, better: Better) -> str:
    """Say how a road stands: `better than 12% of all roads, even with 3%, worse than 85%`."""
    beaten, beating = (found.more, found.less) if better is Better.LESS else (found.less, found.more)
    even = f", even with {format_share(found.same, found.roads)}" if found.same > 1 else ""
    return (
        f"better than {format_share(beaten, found.roads)} of all roads{even}, worse than "
        f"{format_share(beating, found.roads)}"
    )


def count_heights(roads: Distribution, ends: tuple[Decimal, Decimal], columns: int) -> list[int]:
    """Return how many roads fall into each of so many equal columns between two ends."""
    found = [0] * columns
    for amount, number in roads:
        found[column_of(amount, ends, columns)] += number
    return found


def column_of(amount: Decimal, ends: tuple[Decimal, Decimal], columns: int) -> int:
    """Return the column of an amount between two ends."""
    low, high = ends
    if high <= low:
        return 0
    return min(max(int((amount - low) / (high - low) * columns), 0), columns - 1)


def draw_strip(roads: Distribution, ends: tuple[Decimal, Decimal], columns: int) -> str:
    """Draw how roads lie between two ends, as bars one line high; every column that has a road shows."""
    found = count_heights(roads, ends, max(columns, 1))
    highest = max(found)
    return "".join(LEVELS[max(1, round(Fraction(number * 8, highest)))] if number else LEVELS[0] for number in found)


def scale_of(roads: Distribution) -> tuple[Decimal, Decimal]:
    """Return the least and the most that any road comes to."""
    return roads[0][0], roads[-1][0]


def format_change(amount: Decimal, axis: Axis) -> str:
    """Return an amount by which something changed, with its sign: `+12,000`, `-0.5`."""
    return f"{amount:+,.{max(axis.decimals, 0 if abs(amount) >= 10 else 1)}f}"  # noqa: PLR2004 - small changes need a digit
