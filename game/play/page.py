"""What a player sees at a moment, as plain data that every face draws."""

import datetime
import enum
from decimal import Decimal

import attrs

from game.story.archive import Axis, Lens, Status, Verdict
from game.story.prose import Block
from game.story.scoring import Standing


class PageKind(enum.Enum):
    """What kind of page a page is; the kinds follow one another in this order."""

    BRIEFING = "briefing"
    PASSAGE = "passage"
    CONSEQUENCE = "consequence"
    ENDING = "ending"
    QUESTION = "question"
    REVEAL = "reveal"
    RECKONING = "reckoning"


GO_ON = "go-on"
"""The id of the only option of a page that asks nothing."""

SKIP = "skip"
"""The id of the option that leaves a question unanswered."""


@attrs.frozen(kw_only=True)
class Option:
    """Something the player may answer a page with; a closed one says why."""

    id: str
    text: str
    open: bool = True
    reason: str = ""
    asks: str = ""


@attrs.frozen(kw_only=True)
class Gauge:
    """A meter as it is shown: `low..high` and `value` are numbers, or all 0 for a named state.

    `said` is the value in words; `before` is the value before the last choice, as words and number, where it differs.
    """

    id: str
    label: str
    help: str
    named: bool
    low: int
    high: int
    value: int
    said: str
    changed: bool = False
    before: int = 0
    before_said: str = ""


@attrs.frozen(kw_only=True)
class PersonCard:
    """Somebody in the room: who they are, and what they say when asked (empty where they say nothing)."""

    id: str
    name: str
    role: str
    card: tuple[Block, ...]
    advice: tuple[Block, ...] = ()


@attrs.frozen(kw_only=True)
class PaperCard:
    """A paper on the desk; `new` where it was laid there on this page, `afterwards` empty before the reveal."""

    id: str
    title: str
    date: str
    kind: str
    by: str
    to: str
    what: str
    survives: str
    text: tuple[Block, ...]
    afterwards: tuple[Block, ...] = ()
    sources: tuple[int, ...] = ()
    new: bool = False


@attrs.frozen(kw_only=True)
class DisputeCard:
    """Where documents or scholars differ."""

    id: str
    title: str
    article: str
    others: str
    game: str
    status: Status


@attrs.frozen(kw_only=True)
class SourceCard:
    """What a number on this page rests on: the claim, what kind of claim it is, where it stands, who disputes it."""

    number: int
    claim: str
    text: str
    kind: str
    date: str
    author: str
    work: str
    where: str
    status: Status | None
    figures: tuple[str, ...] = ()
    disputes: tuple[DisputeCard, ...] = ()


@attrs.frozen(kw_only=True)
class RoadStep:
    """A choice already made: where, when, and whether history chose it (None before the reveal)."""

    passage: str
    title: str
    date: str
    choice: str
    text: str
    history: bool | None = None
    history_text: str = ""


@attrs.frozen(kw_only=True)
class Amount:
    """A range on an axis; its confidence is low, medium or high, its kinds fact, article or estimate."""

    low: Decimal
    best: Decimal
    high: Decimal
    confidence: str
    kinds: tuple[str, ...]
    whys: tuple[str, ...]
    sources: tuple[int, ...]


@attrs.frozen(kw_only=True)
class BookedLine:
    """An amount booked on an axis by the last choice or by the ending."""

    axis: Axis
    amount: Amount


@attrs.frozen(kw_only=True)
class ReckoningLine:
    """An axis with the player's amount beside history's; None where nothing is booked."""

    axis: Axis
    yours: Amount | None
    history: Amount | None


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
    standing: Standing
    order: tuple[EndingMark, ...]


@attrs.frozen(kw_only=True)
class ThesisView:
    """A thesis on trial: what this run says to it."""

    id: str
    title: str
    text: str
    verdict: Verdict
    why: str
    speaks: tuple[str, ...] = ()
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
class BriefingDetail:
    """Where you sit, what you want and fear, and the axes you will be judged by."""

    summary: str
    span: str
    wants: tuple[str, ...]
    fears: tuple[str, ...]
    judged_by: tuple[Axis, ...]


@attrs.frozen(kw_only=True)
class QuestionDetail:
    """Which question this is, and the answer given if the page now asks how sure the player is."""

    question: str
    number: int
    count: int
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
    """A meter over the years: points of (day, value), the player's and history's, in order of time."""

    label: str
    low: int
    high: int
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
class Stroke:
    """A line of a map; `kind` is coast, border or line, and points are (x, y) from 0 to 1, down and to the right."""

    kind: str
    points: tuple[tuple[float, float], ...]
    label: str = ""


@attrs.frozen(kw_only=True)
class MapCard:
    """A map ready to be drawn; `aspect` is its width over its height on the ground, `places` are (name, x, y)."""

    title: str
    words: str
    aspect: float
    strokes: tuple[Stroke, ...]
    places: tuple[tuple[str, float, float], ...]


@attrs.frozen(kw_only=True)
class Page:
    """One page. `text` is its prose; `sources` are numbered from 1 in the order the page cites them.

    `options` is empty only on the last page; a page that asks nothing has the one option `go-on`.
    """

    kind: PageKind
    decision: str
    decision_title: str
    title: str
    date: str
    place: str
    seat: str
    text: tuple[Block, ...]
    options: tuple[Option, ...]
    gauges: tuple[Gauge, ...] = ()
    people: tuple[PersonCard, ...] = ()
    papers: tuple[PaperCard, ...] = ()
    sources: tuple[SourceCard, ...] = ()
    road: tuple[RoadStep, ...] = ()
    booked: tuple[BookedLine, ...] = ()
    map: MapCard | None = None
    chosen: str = ""
    detail: Detail | None = None
    can_undo: bool = False
