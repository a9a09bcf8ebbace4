"""The other process: takes orders, counts, and tells how far it has come."""

from game.child_process import Tell, serve
from game.counting.job import CountRequest
from game.counting.whole import counted


def _work(request: CountRequest, tell: Tell) -> None:
    """Count what an order asks for, and keep it."""
    tell(counted(request, tell) or "there are too many roads to count them here")


if __name__ == "__main__":
    serve(_work)
