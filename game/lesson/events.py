"""What happens in a class, as a closed set of values."""

import attrs

from game.errors import OnesideError
from game.lesson.stages import Position


class ClassLogError(OnesideError):
    """The log of a class holds what is no event of ours, or what does not fit its lesson."""


@attrs.frozen(kw_only=True)
class Opened:
    """The class was opened; `began` is the date for people, all other times count in seconds from here.

    `code` lets students in; with `long_briefs` they read the longer ones; with `pseudonyms` they go by given names
    rather than by their roles. `earlier` names the class before of the same lesson, if it is to be compared.
    """

    at: int = 0
    id: str
    code: str
    lesson: str
    decision: str
    fingerprint: str = ""
    began: str = ""
    long_briefs: bool = False
    pseudonyms: bool = False
    earlier: str = ""


@attrs.frozen(kw_only=True)
class Joined:
    """A student took a place. `key` is what their browser is known by, `waits` that the class was locked."""

    at: int
    place: int
    name: str
    code: str
    role: str
    key: str = ""
    waits: bool = False


@attrs.frozen(kw_only=True)
class TookBack:
    """A student came back to their place, on a browser known by `key`."""

    at: int
    place: int
    key: str


@attrs.frozen(kw_only=True)
class PresenceChanged:
    """A student is here again, or is not."""

    at: int
    place: int
    present: bool


@attrs.frozen(kw_only=True)
class Admitted:
    """The teacher let in who was waiting, or who had been removed."""

    at: int
    place: int


@attrs.frozen(kw_only=True)
class Removed:
    """The teacher removed a student; what they wrote counts no longer, and counts again once they are let in."""

    at: int
    place: int


@attrs.frozen(kw_only=True)
class Reassigned:
    """A student has another role, and perhaps the name that goes with it."""

    at: int
    place: int
    role: str
    name: str


@attrs.frozen(kw_only=True)
class DeputyNamed:
    """A student speaks for a role beside their own; `place` is None where nobody does any longer."""

    at: int
    role: str
    place: int | None


@attrs.frozen(kw_only=True)
class LockChanged:
    """Whoever joins now must wait, or need not any longer."""

    at: int
    locked: bool


@attrs.frozen(kw_only=True)
class Moved:
    """The class stands somewhere else, one stage on, or one `back`."""

    at: int
    position: Position
    back: bool = False


@attrs.frozen(kw_only=True)
class Decided:
    """The class made its choice; `tied` are the choices among which the tie rule decided, if it had to."""

    at: int
    passage: str
    choice: str
    rule: str
    tied: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Voted:
    """A ballot was cast, or changed."""

    at: int
    place: int
    passage: str
    voting: int
    choice: str
    reason: str = ""
    papers: tuple[str, ...] = ()
    confidence: int | None = None


@attrs.frozen(kw_only=True)
class HandsCounted:
    """Raised hands were counted, choice by choice."""

    at: int
    passage: str
    voting: int
    hands: tuple[tuple[str, int], ...]


@attrs.frozen(kw_only=True)
class Predicted:
    """A student said what history did, once."""

    at: int
    place: int
    question: str
    answer: str
    confidence: int


@attrs.frozen(kw_only=True)
class Answered:
    """A student answered a card of the debrief, or changed the answer."""

    at: int
    place: int
    card: str
    text: str


@attrs.frozen(kw_only=True)
class Reflected:
    """A student wrote what they take along, or changed it."""

    at: int
    place: int
    text: str


@attrs.frozen(kw_only=True)
class TallyShown:
    """The teacher showed or hid the tally of a vote."""

    at: int
    passage: str
    voting: int
    shown: bool


@attrs.frozen(kw_only=True)
class ReasonShown:
    """The teacher showed a reason without its name, as it was then."""

    at: int
    place: int
    passage: str
    voting: int
    text: str


@attrs.frozen(kw_only=True)
class ReasonHidden:
    """The teacher took a reason off the screens."""

    at: int
    place: int
    passage: str
    voting: int


@attrs.frozen(kw_only=True)
class NewsLetIn:
    """The teacher let news in."""

    at: int
    inject: str


@attrs.frozen(kw_only=True)
class FloorGiven:
    """A student speaks, for so many seconds; `place` is None where nobody does any longer."""

    at: int
    place: int | None
    seconds: int = 0


@attrs.frozen(kw_only=True)
class TimeAdded:
    """The stage takes longer, for one student or for all."""

    at: int
    seconds: int
    place: int | None = None


@attrs.frozen(kw_only=True)
class Paused:
    """The clock stands."""

    at: int


@attrs.frozen(kw_only=True)
class Resumed:
    """The clock goes on."""

    at: int


@attrs.frozen(kw_only=True)
class Stopped:
    """The class stops for today, and goes on another day with the same places."""

    at: int


@attrs.frozen(kw_only=True)
class GoneOn:
    """The class goes on after it had stopped."""

    at: int


Event = (
    Opened
    | Joined
    | TookBack
    | PresenceChanged
    | Admitted
    | Removed
    | Reassigned
    | DeputyNamed
    | LockChanged
    | Moved
    | Decided
    | Voted
    | HandsCounted
    | Predicted
    | Answered
    | Reflected
    | TallyShown
    | ReasonShown
    | ReasonHidden
    | NewsLetIn
    | FloorGiven
    | TimeAdded
    | Paused
    | Resumed
    | Stopped
    | GoneOn
)
