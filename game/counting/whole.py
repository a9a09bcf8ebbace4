"""All roads of a story counted for a player, and kept."""

from collections.abc import Callable
from contextlib import suppress

from game.counting.job import CountRequest, CountResult
from game.counting.report import Counting
from game.errors import SaveError


def counted(order: CountRequest, tell: Callable[[str], None]) -> CountResult | None:
    """Count what an order asks for and keep it, telling how far it has come; None where there are too many roads."""
    report = Counting(tell, brief=True).report(order.decision, order.references, order.road, order.survey)
    if report.figures is None or report.ranks is None:
        return None
    with suppress(SaveError):  # it was counted all the same
        order.store.keep(order.decision.id, order.shape, report.figures, order.road, report.ranks)
    return CountResult(survey=report.figures, ranks=report.ranks)
