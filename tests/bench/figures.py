"""How figures are taken and told: in pairs, floor and product in turn, as medians and a ratio."""

import statistics
from collections.abc import Callable, Sequence

PAIRS = 7


def in_pairs(
    floor: Callable[[], float], product: Callable[[], float], pairs: int = PAIRS
) -> tuple[list[float], list[float]]:
    """Measure both in turn, after one round that does not count; what the machine does to one it does to the other."""
    floor()
    product()
    taken = [(floor(), product()) for _ in range(pairs)]
    return [pair[0] for pair in taken], [pair[1] for pair in taken]


def tell(what: str, floors: Sequence[float], products: Sequence[float], unit: str, promise: str) -> None:
    """Print the medians of both, the median of the pairs' ratios, and what was promised."""
    ratio = statistics.median(product / floor for floor, product in zip(floors, products, strict=True))
    middle, middle_of_product = statistics.median(floors), statistics.median(products)
    print(
        f"  {what:34} floor {middle:9.1f} {unit:3} product {middle_of_product:9.1f} {unit:3}"
        f" ratio {ratio:5.2f}   promised: {promise}"
    )


def tell_one(what: str, figure: float, unit: str, promise: str) -> None:
    """Print a figure that has no floor."""
    print(f"  {what:34} {figure:21,.1f} {unit:15}            promised: {promise}")


def percentile(figures: Sequence[float], share: float) -> float:
    """Return the figure that a share of all does not exceed."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
