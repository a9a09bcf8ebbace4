"""The made-up students in a process of their own, so that they never hold up the class."""

import contextlib
import threading

from game.child_process import Child
from game.rehearsal.course import Rehearsal


class RehearsalProcess:
    """Plays the students of a class from now on."""

    def __init__(self, plan: Rehearsal) -> None:
        """Begin; raises OSError where no process can be started."""
        self._child = Child("game.rehearsal")
        threading.Thread(target=self._ask, args=(plan,), name="rehearsal", daemon=True).start()

    def stop(self) -> None:
        """Let the students go."""
        self._child.end()

    def _ask(self, plan: Rehearsal) -> None:
        with contextlib.suppress(ChildProcessError, OSError, ValueError):  # it was ended, or the class is gone
            self._child.ask(plan)
