"""What a class remembers: places, ballots, outcomes, and the time it took."""

import enum

import attrs


class Standing(enum.Enum):
    """Whether a student is in the class, waits before a locked door, or was removed."""

    IN = "in"
    WAITING = "waiting"
    REMOVED = "removed"


@attrs.frozen(kw_only=True)
class Place:
    """A student's place in a class. `code` brings it back on another device; `name` was given, never typed."""

    id: int
    name: str
    code: str
    role: str
    standing: Standing = Standing.IN
    present: bool = True
    joined: int = 0


@attrs.frozen(kw_only=True)
class Ballot:
    """One student's choice at a juncture, with the reason, the papers relied on and how sure they are in percent."""

    choice: str
    reason: str = ""
    papers: tuple[str, ...] = ()
    confidence: int | None = None
    at: int = 0


@attrs.frozen(kw_only=True)
class Prediction:
    """What a student says history did, and how sure they are in percent."""

    answer: str
    confidence: int
    at: int = 0


@attrs.frozen(kw_only=True)
class Outcome:
    """What the class chose at a juncture, by which rule; `tied` are the choices that stood even, if some did."""

    choice: str
    rule: str
    tied: tuple[str, ...] = ()
    at: int = 0


@attrs.frozen(kw_only=True)
class ShownReason:
    """A reason on the screens, as it was when the teacher showed it."""

    place: int
    passage: str
    voting: int
    text: str


@attrs.frozen(kw_only=True)
class Floor:
    """Who speaks, since when on the class's own clock, for how long."""

    place: int
    since: int
    seconds: int


@attrs.frozen(kw_only=True)
class Stopwatch:
    """Time that was taken: `taken` seconds until `since`, and from there on if it runs."""

    taken: int = 0
    since: int | None = None

    def read(self, at: int) -> int:
        """Return the seconds taken until a moment."""
        return self.taken + (max(0, at - self.since) if self.since is not None else 0)

    def start(self, at: int) -> "Stopwatch":
        """Return the watch running from a moment on."""
        return self if self.since is not None else Stopwatch(taken=self.taken, since=at)

    def stop(self, at: int) -> "Stopwatch":
        """Return the watch standing from a moment on."""
        return Stopwatch(taken=self.read(at))


STANDING = Stopwatch()
"""A watch that never ran."""
