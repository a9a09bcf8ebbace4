"""What a transcript may say, as a closed set of values."""

from decimal import Decimal

import attrs

from game.story.dates import Span
from game.story.references import Verdict
from game.story.scoring import Comparison


@attrs.frozen
class Choose:
    """The player answers: with an option's id, or with a beginning of its text that no other option has."""

    name: str


@attrs.frozen
class At:
    """The road has come to a passage or an ending, by id or title, or to a page of a kind."""

    name: str


@attrs.frozen
class Ended:
    """The road has come to this ending."""

    name: str


@attrs.frozen
class Asked:
    """A question is asked before the reveal."""

    name: str


@attrs.frozen
class Read:
    """A text stands on the page."""

    text: str


@attrs.frozen
class Offered:
    """Exactly these choices are open here; with `more`, at least these."""

    names: tuple[str, ...]
    more: bool


@attrs.frozen
class Closed:
    """These choices are shown closed; `reason` is part of the reason that is given."""

    names: tuple[str, ...]
    reason: str


@attrs.frozen
class Holds:
    """A condition of the format holds."""

    condition: str


@attrs.frozen
class Laid:
    """These papers lie on the desk, by id or title."""

    names: tuple[str, ...]


@attrs.frozen
class Present:
    """These people are in the room, by id or name."""

    names: tuple[str, ...]


@attrs.frozen
class Says:
    """Somebody in the room says this when asked."""

    person: str
    text: str


@attrs.frozen
class Dated:
    """The page bears this date."""

    date: Span


@attrs.frozen
class Placed:
    """The page bears this place."""

    name: str


@attrs.frozen
class Chosen:
    """The road went through these choices, each named `passage/choice` or by the choice alone."""

    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ExpectedAmount:
    """What is expected on an axis; what is None is not asked, and without `low` nothing may be booked."""

    axis: str
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    confidence: str = ""


@attrs.frozen
class Booked:
    """The bill of this road so far, or history's, has these amounts."""

    amounts: tuple[ExpectedAmount, ...]
    of_history: bool


@attrs.frozen
class Judged:
    """Through a lens, the road's bill stands so to history's."""

    lens: str
    standing: Comparison


@attrs.frozen
class Tried:
    """A thesis is on trial in this run; without `verdict`, whatever the run says to it."""

    thesis: str
    verdict: Verdict | None


Arrival = At | Ended | Asked
"""Where the road has come to."""
Telling = Read | Offered | Closed | Says
"""What the page tells."""
Circumstance = Holds | Laid | Present | Dated | Placed | Chosen
"""How things stand."""
Costs = Booked | Judged | Tried
"""What the road costs and says."""
Statement = Choose | Arrival | Telling | Circumstance | Costs


@attrs.frozen(kw_only=True)
class ScriptLine:
    """A statement with the number of its line; `negated` says that it must not be so."""

    number: int
    written: str
    statement: Statement
    negated: bool = False


@attrs.frozen(kw_only=True)
class Script:
    """One game as a transcript tells it: which decision, named in which line, and the statements in order."""

    decision: str
    number: int
    lines: tuple[ScriptLine, ...]
