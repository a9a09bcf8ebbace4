"""What a player sees at a moment, as plain data that every face draws."""

import datetime
from typing import TypeVar

import attrs

from game.play.cards import (
    Amount,
    DisputeCard,
    Gauge,
    MapCard,
    Option,
    PaperCard,
    PersonCard,
    RoadStep,
    SourceCard,
)
from game.play.order import AS_WRITTEN
from game.story.journal import Stage
from game.story.prose import Block
from game.story.references import Axis, Lens, Verdict
from game.story.scoring import Comparison


@attrs.frozen(kw_only=True)
class ReckoningLine:
    """An axis with the player's amount beside history's; None where nothing is booked.

    `opening` is the year in which the roads begin, from which years are counted.
    """

    axis: Axis
    yours: Amount | None
    history: Amount | None
    opening: int


@attrs.frozen(kw_only=True)
class EndingMark:
    """An ending in a list: its title is empty while the player has not found it."""

    id: str
    title: str
    found: bool
    yours: bool = False
    history: bool = False


@attrs.frozen(kw_only=True)
class LensView:
    """What a lens says: how your bill stands to history's, and the endings from best to worst."""

    lens: Lens
    standing: Comparison
    order: tuple[EndingMark, ...]


@attrs.frozen(kw_only=True)
class ThesisView:
    """A thesis on trial: what this run says to it."""

    id: str
    title: str
    text: str
    verdict: Verdict
    why: str
    speaks: tuple[str, ...]
    against: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class Prediction:
    """A question as it was answered; `yours` and `confidence` are None where it was skipped."""

    question: str
    text: str
    right: str
    right_text: str
    yours: str | None
    yours_text: str
    confidence: int | None


@attrs.frozen(kw_only=True)
class LegView:
    """A leg of a campaign: which one of how many; a `bridge` is played only on the way.

    A page `opens` a leg where it tells its briefing: there the player takes another chair.
    """

    number: int
    count: int
    title: str
    bridge: bool
    opens: bool = False


@attrs.frozen(kw_only=True)
class BriefingDetail:
    """Where you sit, what you want and fear, and the axes you will be judged by.

    `legs` are those of a campaign. `part_of` says in a sentence which campaigns a single decision is a leg of, and with
    which values it begins alone; it is empty for a campaign, and for a decision that no campaign has. `composed` says
    in a sentence what of it all is the game's own.
    """

    summary: str
    span: str
    wants: tuple[str, ...]
    fears: tuple[str, ...]
    judged_by: tuple[Axis, ...]
    legs: tuple[LegView, ...] = ()
    part_of: str = ""
    composed: str = ""


@attrs.frozen(kw_only=True)
class QuestionDetail:
    """Which question this is, and the answer given if the page now asks how sure the player is.

    It is one of those asked at forks, right after a choice of the player's own, or of those before the reveal.
    """

    question: str
    number: int
    count: int
    at_fork: bool = False
    answered: str = ""


@attrs.frozen(kw_only=True)
class DayView:
    """What happened on a day."""

    date: str
    text: tuple[Block, ...]


@attrs.frozen(kw_only=True)
class NoteView:
    """A historian's note with its sources, and the dispute it lays open if there is one."""

    id: str
    title: str
    text: tuple[Block, ...]
    sources: tuple[int, ...]
    dispute: DisputeCard | None


@attrs.frozen(kw_only=True)
class RevealDetail:
    """What history did, day by day, with notes; and how the player's predictions came out."""

    days: tuple[DayView, ...]
    notes: tuple[NoteView, ...]
    predictions: tuple[Prediction, ...]


@attrs.frozen(kw_only=True)
class Plot:
    """A meter over the years: points of (day, value), the player's and history's, in order of time.

    `said` holds what each value from `low` to `high` is called.
    """

    label: str
    low: int
    high: int
    said: tuple[str, ...]
    yours: tuple[tuple[datetime.date, int], ...]
    history: tuple[tuple[datetime.date, int], ...]


@attrs.frozen(kw_only=True)
class ReckoningDetail:
    """The two bills side by side, the lenses, the endings, the theses and the hidden meters."""

    ending: str
    history_ending: str
    same_as_history: bool
    lines: tuple[ReckoningLine, ...]
    lenses: tuple[LensView, ...]
    endings: tuple[EndingMark, ...]
    theses: tuple[ThesisView, ...]
    unveiled: tuple[Gauge, ...]
    plot: Plot | None
    predictions: tuple[Prediction, ...]


Detail = BriefingDetail | QuestionDetail | RevealDetail | ReckoningDetail


@attrs.frozen(kw_only=True)
class Page:
    """One page. `stage` says of which kind it is, and `detail` holds what only some kinds have.

    `text` is its prose; `sources` are numbered from 1 in the order the page cites them.
    `options` is empty only on the last page; a page that `asks` nothing has the one option to go on. `leg` is where in
    a campaign the player is, None outside of its legs and in a single decision. `number` is the game's own, by which
    the order of its choices was drawn. Of what choices cost nothing is told before the reckoning: it is counted from
    what history did.
    """

    stage: Stage
    decision: str
    decision_title: str
    title: str
    date: str
    place: str
    seat: str
    text: tuple[Block, ...]
    options: tuple[Option, ...]
    asks: bool
    gauges: tuple[Gauge, ...] = ()
    people: tuple[PersonCard, ...] = ()
    papers: tuple[PaperCard, ...] = ()
    sources: tuple[SourceCard, ...] = ()
    road: tuple[RoadStep, ...] = ()
    map: MapCard | None = None
    chosen: str = ""
    leg: LegView | None = None
    detail: Detail | None = None
    can_undo: bool = False
    number: int = AS_WRITTEN


D = TypeVar("D", bound=Detail)


def detail_of(page: Page, kind: type[D]) -> D:
    """Return what is special to this kind of page; raises TypeError where the page is of another kind."""
    if not isinstance(page.detail, kind):
        raise TypeError(page.stage)
    return page.detail
