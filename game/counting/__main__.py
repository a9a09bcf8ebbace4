"""The other process: takes an order from stdin, and tells on stdout, line by line, how far it has come."""

import pickle
import signal
import sys
from contextlib import suppress

from game.counting.child_process import give_way
from game.counting.job import Counted, Order, Told, line_of
from game.counting.report import Counting
from game.errors import SaveError


def main() -> None:
    """Count what the order asks for, and keep it; out of the player's way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_way()
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the game that started this process
    report = Counting(_tell, brief=True).report(order.decision, order.archive, order.road, order.survey)
    if report.figures is None or report.standing is None:
        _tell("there are too many roads to count them here")
        return
    with suppress(SaveError):
        order.store.keep(order.decision.id, order.shape, report.figures, order.road, report.standing)
    _tell(Counted(survey=report.figures, standing=report.standing))


def _tell(told: Told) -> None:
    sys.stdout.write(f"{line_of(told)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
