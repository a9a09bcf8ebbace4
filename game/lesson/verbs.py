"""What a teacher and a student can do, as a closed set of values, and what is said where they cannot.

Verbs that hold a `turn` were sent from a page made at that turn of the class: after the class has moved they are
refused, so that a form that lay open, or a key pressed twice, does nothing. None asks for no such care.
"""

import attrs

from game.lesson.stages import FIRST


@attrs.frozen
class Refusal:
    """Why a verb is not carried out, in one plain sentence."""

    message: str


@attrs.frozen(kw_only=True)
class Join:
    """Take a new place. `draw` is a number of at least 64 random bits that code and pseudonym are drawn by.

    A `key` that has a place already gives no second one.
    """

    draw: int
    key: str = ""


@attrs.frozen(kw_only=True)
class TakeBack:
    """Come back to the place with a code of four signs, on a browser known by `key`."""

    code: str
    key: str = ""


@attrs.frozen(kw_only=True)
class Observe:
    """Take an observer's role, before the first vote is closed."""

    place: int


@attrs.frozen(kw_only=True)
class Vote:
    """Cast a ballot at the vote that is open, or change it."""

    place: int
    choice: str
    reason: str = ""
    papers: tuple[str, ...] = ()
    confidence: int | None = None
    turn: int | None = None


@attrs.frozen(kw_only=True)
class Predict:
    """Say what history did, once a question; `confidence` is in percent."""

    place: int
    question: str
    answer: str
    confidence: int


@attrs.frozen(kw_only=True)
class Answer:
    """Answer the card of the debrief that is open, or change the answer."""

    place: int
    text: str
    turn: int | None = None


@attrs.frozen(kw_only=True)
class Reflect:
    """Write what one takes along, or change it."""

    place: int
    text: str


@attrs.frozen(kw_only=True)
class SetPresence:
    """Note that a student is here, or is not."""

    place: int
    present: bool


StudentVerb = Join | TakeBack | Observe | Vote | Predict | Answer | Reflect | SetPresence


@attrs.frozen(kw_only=True)
class Advance:
    """Go one stage on. It is refused while somebody still writes who has time, unless `without_stragglers`."""

    without_stragglers: bool = False
    turn: int | None = None


@attrs.frozen(kw_only=True)
class Back:
    """Go one stage back."""

    turn: int | None = None


@attrs.frozen(kw_only=True)
class VoteAgain:
    """Open the second vote, where the plan has none or it was closed already."""

    turn: int | None = None


@attrs.frozen(kw_only=True)
class Decide:
    """Let the class's choice be found by the juncture's rule.

    `choice` is the teacher's where the rule leaves it to them: by the rule itself, at a tie, or where nobody voted.
    """

    choice: str = ""
    turn: int | None = None


@attrs.frozen(kw_only=True)
class CountHands:
    """Write down raised hands at the vote that is open, choice by choice."""

    hands: tuple[tuple[str, int], ...]
    turn: int | None = None


@attrs.frozen(kw_only=True)
class ShowTally:
    """Show the tally of a closed vote, or hide it."""

    passage: str
    voting: int = FIRST
    shown: bool = True


@attrs.frozen(kw_only=True)
class ShowReason:
    """Show a student's reason without the name, or take it off the screens."""

    place: int
    passage: str
    voting: int = FIRST
    shown: bool = True


@attrs.frozen(kw_only=True)
class LetIn:
    """Let an author's news in."""

    inject: str


@attrs.frozen(kw_only=True)
class GiveFloor:
    """Let a student speak with a clock; with `place` None nobody does any longer. 0 seconds are the lesson's."""

    place: int | None
    seconds: int = 0


@attrs.frozen(kw_only=True)
class AddTime:
    """Give more time, to one student or to all."""

    seconds: int
    place: int | None = None


@attrs.frozen(kw_only=True)
class Pause:
    """Let the clock stand."""


@attrs.frozen(kw_only=True)
class Resume:
    """Let the clock go on."""


@attrs.frozen(kw_only=True)
class Stop:
    """Stop for today."""


@attrs.frozen(kw_only=True)
class GoOn:
    """Go on with a class that had stopped."""


@attrs.frozen(kw_only=True)
class End:
    """End the class where it stands."""

    turn: int | None = None


@attrs.frozen(kw_only=True)
class SetLock:
    """Let those who join wait, or let them in again."""

    locked: bool


@attrs.frozen(kw_only=True)
class Admit:
    """Let in who waits, or who was removed."""

    place: int


@attrs.frozen(kw_only=True)
class Remove:
    """Remove a student; `Admit` takes it back."""

    place: int


@attrs.frozen(kw_only=True)
class Reassign:
    """Give a student another role."""

    place: int
    role: str


@attrs.frozen(kw_only=True)
class NameDeputy:
    """Let a student speak for a role that is absent, beside their own; None lets nobody."""

    role: str
    place: int | None


TeacherVerb = (
    Advance
    | Back
    | VoteAgain
    | Decide
    | CountHands
    | ShowTally
    | ShowReason
    | LetIn
    | GiveFloor
    | AddTime
    | Pause
    | Resume
    | Stop
    | GoOn
    | End
    | SetLock
    | Admit
    | Remove
    | Reassign
    | NameDeputy
)

Verb = StudentVerb | TeacherVerb
