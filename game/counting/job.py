"""Counting in a process of its own, so that nobody waits: started when a game ends, asked when somebody looks."""

import json
import pickle
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

import attrs

from game.analysis.codec import as_data, read_as
from game.analysis.figures import Survey
from game.analysis.standing import Standing
from game.counting.apart import command_of, environment
from game.counting.store import Store
from game.errors import reason
from game.story.archive import Archive
from game.story.model import Decision


@attrs.frozen(kw_only=True)
class Counted:
    """What a player is shown: the figures of the decision, and where the road stands."""

    survey: Survey
    standing: Standing


Told = str | Counted
"""How far the counting has come, in words; at the end what was counted."""


@attrs.frozen(kw_only=True)
class Order:
    """What is to be counted, and the folder to keep it in; it goes to the other process as a pickle."""

    decision: Decision
    archive: Archive
    road: tuple[str, ...]
    folder: Path | None


def counted_before(order: Order) -> Counted | None:
    """Give what was counted before for this road of this story, if it was kept."""
    store = Store(order.folder)
    standing = store.standing(order.decision, order.road)
    survey = store.survey(order.decision) if standing else None
    return Counted(survey=survey, standing=standing) if survey and standing else None


class Job:
    """Counts one decision and places one road in it; `told` is the latest word on it."""

    def __init__(self, decision: Decision, archive: Archive, road: Sequence[str], folder: Path | None) -> None:
        """Start; nothing is waited for."""
        self.told: Told = "beginning to count"
        self._order = Order(decision=decision, archive=archive, road=tuple(road), folder=folder)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the counting, whether or not it is done."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()
        self._thread.join()

    def _work(self) -> None:
        self.told = counted_before(self._order) or self.told
        if isinstance(self.told, Counted) or self._stopped:
            return
        try:
            self._count()
        except OSError as error:
            self.told = f"the roads could not be counted: {reason(error)}"

    def _count(self) -> None:
        """Hand the order over, and hear line after line how far it has come."""
        with subprocess.Popen(  # noqa: S603 - our own program
            command_of("game.counting"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        ) as process:
            self._process = process
            if self._stopped:
                process.kill()
            if process.stdin is None or process.stdout is None:
                return
            process.stdin.write(pickle.dumps(self._order))
            process.stdin.close()
            for line in process.stdout:
                self.told = _heard(line)
        if not isinstance(self.told, Counted) and process.returncode:
            self.told = "the roads could not be counted; 'oneside analyse' says more"


def line_of(told: Told) -> str:
    """Give the line by which the other process tells something."""
    if isinstance(told, str):
        return json.dumps(told)
    return json.dumps({"survey": as_data(told.survey), "standing": as_data(told.standing)})


def _heard(line: bytes) -> Told:
    told = json.loads(line)
    if isinstance(told, str):
        return told
    return Counted(survey=read_as(Survey, told["survey"]), standing=read_as(Standing, told["standing"]))
