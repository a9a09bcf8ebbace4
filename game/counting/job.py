"""Counting in a process of its own, so that nobody waits: started when a game ends, asked when somebody looks."""

import functools
import threading
from pathlib import Path

import attrs

from game.analysis.figures import Survey
from game.analysis.ranking import RoadRanks, rank_bill
from game.analysis.signature import find_signature
from game.child_process import Child
from game.counting.store import Store
from game.errors import describe_reason
from game.story.model import Decision
from game.story.references import References
from game.story.scoring import list_judges


@attrs.frozen(kw_only=True)
class CountResult:
    """What a player is shown: the figures of the decision, and where the road stands.

    While `going_on` says how far the counting has come, the choices of the road are still to be followed.
    """

    survey: Survey
    ranks: RoadRanks
    going_on: str = ""


JobStatus = str | CountResult
"""How far the counting has come, in words; or what was counted, the rank of the road before its choices."""


@attrs.frozen(kw_only=True, slots=False)
class CountRequest:
    """What is to be counted, and the folder to keep it in; it goes to the other process as a pickle.

    `shipped` is the folder of the figures that came with the story, if some did; `survey` are those that are known.
    """

    decision: Decision
    references: References
    road: tuple[str, ...]
    folder: Path | None
    shipped: Path | None = None
    survey: Survey | None = None

    @functools.cached_property
    def shape(self) -> str:
        """The shape of the story, by which figures are kept."""
        return find_signature(self.decision, self.references)

    @property
    def store(self) -> Store:
        """Where figures are kept."""
        return Store(self.folder, self.shipped)


def look_up(request: CountRequest) -> tuple[CountRequest, CountResult | None]:
    """Look for what was counted before: of the story, which the order then knows, and of this road, if it was kept."""
    survey = request.store.survey(request.decision.id, request.shape)
    if survey is None or not _fits(survey, request):
        return request, None
    ranks = request.store.ranks(request.decision.id, request.shape, request.road)
    return attrs.evolve(request, survey=survey), CountResult(survey=survey, ranks=ranks) if ranks else None


def _fits(survey: Survey, request: CountRequest) -> bool:
    """Tell whether figures can be those of a story: files may be damaged, and come from anywhere."""
    judges = list_judges(request.decision, request.references)
    named = ([axis.axis for axis in survey.axes], [lens.lens for lens in survey.lenses])
    lying = [axis.best for axis in survey.axes] + [lens.merits for lens in survey.lenses]
    histories = [axis.history for axis in survey.axes] + [lens.history for lens in survey.lenses]
    amounts = [amount for distribution in lying for amount, _ in distribution]
    amounts += [amount for amount in histories if amount is not None]
    return (
        named == (list(request.decision.axes), [judge.lens.id for judge in judges])
        and all(sum(roads for _, roads in distribution) == survey.roads > 0 for distribution in lying)
        and all(amount.is_finite() for amount in amounts)
    )


class Job:
    """Counts one decision and places one road in it; `status` is the latest word on it."""

    def __init__(self, request: CountRequest) -> None:
        """Start; nothing is waited for."""
        self.status: JobStatus = "beginning to count"
        self._request = request
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
        self._request, known = look_up(self._request)
        if known is not None:
            self.status = known
        if known is not None or self._stopped:
            return
        if self._request.survey is not None:
            self.status = _rank_first(self._request, self._request.survey)
        try:
            self._count()
        except ChildProcessError:
            if not self._stopped:
                self._hear("the roads could not be counted; 'oneside analyse' says more")
        except OSError as error:
            self._hear(f"the roads could not be counted: {describe_reason(error)}")

    def _count(self) -> None:
        """Hand the order over, and hear how far it has come."""
        with Child("game.counting") as self._child:
            for data in self._child.hear(self._request) if not self._stopped else ():
                self._hear(data)

    def _hear(self, status: JobStatus) -> None:
        """Take what the other process says; where the road is ranked already, it stays so."""
        known = self.status
        self.status = (
            attrs.evolve(known, going_on=status)
            if isinstance(status, str) and isinstance(known, CountResult)
            else status
        )


def _rank_first(request: CountRequest, survey: Survey) -> CountResult:
    ranks = rank_bill(survey, request.decision, request.references, request.road)
    return CountResult(survey=survey, ranks=ranks, going_on="beginning")
