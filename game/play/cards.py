"""What stands on a page beside its text: options, meters, people, papers, sources, the road, amounts, the map."""

from decimal import Decimal

import attrs

from game.story.prose import Block
from game.story.references import Axis, Status


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
    """A paper on the desk; `new` where it was laid there on this page.

    How it `survives`, by whom it was `composed` for the game, and `afterwards` are empty before the reveal.
    """

    id: str
    title: str
    date: str
    kind: str
    by: str
    to: str
    what: str
    text: tuple[Block, ...]
    survives: str = ""
    composed: tuple[Block, ...] = ()
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
    """What a number on this page rests on: the claim, what kind of claim it is, where it stands, who disputes it.

    `note` is what to know of the work, told with hindsight. One that is `sealed` says only where it stands: what it
    says, and what it is called in the ledger, is opened at the reveal.
    """

    number: int
    claim: str
    kind: str
    author: str
    work: str
    where: str
    text: str = ""
    date: str = ""
    sealed: bool = False
    status: Status | None = None
    note: str = ""
    figures: tuple[str, ...] = ()
    disputes: tuple[DisputeCard, ...] = ()


@attrs.frozen(kw_only=True)
class Amount:
    """A range on an axis, within what the axis allows.

    Its confidence is low, medium or high, its kinds fact, article or estimate. `article` is what the article itself
    counts, where it does; `said` is the word of a scale's step; `sides` are what is counted for each side, by what it
    is called; an amount that is `unfounded` rests on nothing but us.
    """

    low: Decimal
    best: Decimal
    high: Decimal
    confidence: str
    kinds: tuple[str, ...]
    whys: tuple[str, ...]
    sources: tuple[int, ...]
    article: Decimal | None = None
    said: str = ""
    sides: tuple[tuple[str, "Amount"], ...] = ()
    unfounded: bool = False


@attrs.frozen(kw_only=True)
class BookedLine:
    """An amount booked on an axis: by the ending, or by a choice as a `difference` from what history did there."""

    axis: Axis
    amount: Amount
    difference: bool = False


@attrs.frozen(kw_only=True)
class RoadStep:
    """A choice already made: where, when, and whether history chose it (None before the reveal).

    `booked` is what it put on the bill, as a difference from what history did; empty before the reckoning.
    """

    passage: str
    title: str
    date: str
    choice: str
    text: str
    history: bool | None = None
    history_text: str = ""
    booked: tuple[BookedLine, ...] = ()


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
