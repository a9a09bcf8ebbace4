"""Counting in a process of its own, so that nobody waits: started when a game ends, asked when somebody looks."""

import functools
import threading
from pathlib import Path

import attrs

from game.analysis.figures import Survey
from game.analysis.ranking import Standing, ranked
from game.analysis.signature import shape_of
from game.child_process import Child
from game.counting.store import Store
from game.errors import reason
from game.story.model import Decision
from game.story.references import Archive
from game.story.scoring import judges_of


@attrs.frozen(kw_only=True)
class Counted:
    """What a player is shown: the figures of the decision, and where the road stands.

    While `going_on` says how far the counting has come, the choices of the road are still to be followed.
    """

    survey: Survey
    standing: Standing
    going_on: str = ""


Told = str | Counted
"""How far the counting has come, in words; or what was counted, the rank of the road before its choices."""


@attrs.frozen(kw_only=True, slots=False)
class Order:
    """What is to be counted, and the folder to keep it in; it goes to the other process as a pickle.

    `shipped` is the folder of the figures that came with the story, if some did; `survey` are those that are known.
    """

    decision: Decision
    archive: Archive
    road: tuple[str, ...]
    folder: Path | None
    shipped: Path | None = None
    survey: Survey | None = None

    @functools.cached_property
    def shape(self) -> str:
        """The shape of the story, by which figures are kept."""
        return shape_of(self.decision, self.archive)

    @property
    def store(self) -> Store:
        """Where figures are kept."""
        return Store(self.folder, self.shipped)


def looked_up(order: Order) -> tuple[Order, Counted | None]:
    """Look for what was counted before: of the story, which the order then knows, and of this road, if it was kept."""
    survey = order.store.survey(order.decision.id, order.shape)
    if survey is None or not _fits(survey, order):
        return order, None
    standing = order.store.standing(order.decision.id, order.shape, order.road)
    return attrs.evolve(order, survey=survey), Counted(survey=survey, standing=standing) if standing else None


def _fits(survey: Survey, order: Order) -> bool:
    """Tell whether figures can be those of a story: files may be damaged, and come from anywhere."""
    judges = judges_of(order.decision, order.archive)
    named = ([axis.axis for axis in survey.axes], [lens.lens for lens in survey.lenses])
    lying = [axis.best for axis in survey.axes] + [lens.merits for lens in survey.lenses]
    told = [axis.history for axis in survey.axes] + [lens.history for lens in survey.lenses]
    amounts = [amount for distribution in lying for amount, _ in distribution]
    amounts += [amount for amount in told if amount is not None]
    return (
        named == (list(order.decision.axes), [judge.lens.id for judge in judges])
        and all(sum(roads for _, roads in distribution) == survey.roads > 0 for distribution in lying)
        and all(amount.is_finite() for amount in amounts)
    )


class Job:
    """Counts one decision and places one road in it; `told` is the latest word on it."""

    def __init__(self, order: Order) -> None:
        """Start; nothing is waited for."""
        self.told: Told = "beginning to count"
        self._order = order
        self._child: Child | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the counting, whether or not it is done."""
        self._stopped = True
        if self._child is not None:
            self._child.end()
        self._thread.join()

    def _work(self) -> None:
        self._order, known = looked_up(self._order)
        if known is not None:
            self.told = known
        if known is not None or self._stopped:
            return
        if self._order.survey is not None:
            self.told = _ranked(self._order, self._order.survey)
        try:
            self._count()
        except ChildProcessError:
            if not self._stopped:
                self._hear("the roads could not be counted; 'oneside analyse' says more")
        except OSError as error:
            self._hear(f"the roads could not be counted: {reason(error)}")

    def _count(self) -> None:
        """Hand the order over, and hear how far it has come."""
        with Child("game.counting") as self._child:
            for told in self._child.hear(self._order) if not self._stopped else ():
                self._hear(told)

    def _hear(self, told: Told) -> None:
        """Take what the other process says; where the road is ranked already, it stays so."""
        known = self.told
        self.told = attrs.evolve(known, going_on=told) if isinstance(told, str) and isinstance(known, Counted) else told


def _ranked(order: Order, survey: Survey) -> Counted:
    ranks = ranked(survey, order.decision, order.archive, order.road)
    return Counted(survey=survey, standing=ranks, going_on="beginning")
