"""The other process: plays the students until the one that leads the class is gone."""

import os
import sys
import threading

from game.child_process import Tell, serve
from game.rehearsal.course import Rehearsal, rehearse


def _work(request: Rehearsal, _tell: Tell) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    rehearse(request)


def _end_with_parent() -> None:
    sys.stdin.buffer.read(1)
    os._exit(0)


if __name__ == "__main__":
    serve(_work)
