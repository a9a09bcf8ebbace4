"""A lesson: how a decision is played in class, as the author wrote it."""

import enum

import attrs

from game.story.mark import NOWHERE, Mark
from game.story.prose import Prose


class DecisionRule(enum.Enum):
    """How a class comes to its choice at a juncture."""

    MAJORITY = "majority"
    COUNCIL = "council"
    LEADER = "leader"
    TEACHER = "teacher"


class TieRule(enum.Enum):
    """What settles a tie: the leader's own ballot, the order of the choices on the page, or the teacher."""

    LEADER = "leader"
    ORDER = "order"
    TEACHER = "teacher"


class Grouping(enum.Enum):
    """Who meets in the discussion: nobody apart, those of one role, or those of one side."""

    NONE = "none"
    ROLE = "role"
    SIDE = "side"


class CardKind(enum.Enum):
    """What a debrief card asks for, in the order in which a class is asked."""

    DESCRIBE = "describe"
    ANALYSE = "analyse"
    APPLY = "apply"


@attrs.frozen(kw_only=True)
class RoleNote:
    """What a role alone is told, and handed, when the class comes to a juncture."""

    passage: str
    text: Prose = ()
    papers: tuple[str, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class LessonRole:
    """Who somebody is at the table.

    `card` is public; `brief` and `long_brief` (where there is one), `wants`, `papers` and `notes` are the role's own,
    and `objective` is told to all in the debrief. In a council a role counts `weight`, however many hold it. At most
    `most` students hold it, 0 is any number. While nobody who holds it is there, the first of `deputies` speaks for it.
    An `observer` does not vote and has a `task`.
    """

    id: str
    title: str
    person: str = ""
    card: str
    brief: str = ""
    long_brief: str = ""
    wants: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    notes: tuple[RoleNote, ...] = ()
    objective: str = ""
    side: str = ""
    weight: int = 1
    leader: bool = False
    observer: bool = False
    task: str = ""
    most: int = 0
    deputies: tuple[str, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Side:
    """Several roles that want the same, and may meet in the discussion."""

    id: str
    title: str
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Juncture:
    """A passage at which the class votes.

    `voters` are the roles that vote, all but observers where it is empty. With `predicts` everybody says what history
    did here; with `twice` there is a second vote after the discussion. `shows_tally` says whether the first tally is
    shown in the discussion before the teacher says so. Where a single ballot's own road lacks a ballot here, the first
    of `prefers` that is open is taken. The seconds are the lesson's where they are 0.
    """

    passage: str
    question: str = ""
    prompt: str = ""
    rule: DecisionRule = DecisionRule.MAJORITY
    tie: TieRule = TieRule.LEADER
    voters: tuple[str, ...] = ()
    predicts: bool = True
    twice: bool = True
    shows_tally: bool = False
    groups: Grouping = Grouping.NONE
    prefers: tuple[str, ...] = ()
    page_seconds: int = 0
    vote_seconds: int = 0
    discussion_seconds: int = 0
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Carried:
    """A passage between junctures: the lesson takes the first of `prefers` that is open, and tells the `digest`.

    Without one that is open it takes history's choice, and where that is closed the first that is open. Without a
    digest the passage is read as it stands. What no entry names, and no juncture, is carried so.
    """

    passage: str
    prefers: tuple[str, ...] = ()
    digest: Prose = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Inject:
    """News that the teacher may let in: to some `roles` or to all, at some `passages` or anywhere."""

    id: str
    title: str
    text: str
    papers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class DebriefCard:
    """A question of the debrief; the answer is written, or only spoken where it is not `written`."""

    id: str
    kind: CardKind
    question: str
    written: bool = True
    seconds: int = 0
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Criterion:
    """A row of the rubric: what is looked at, and what each level looks like, the best first."""

    id: str
    title: str
    levels: tuple[str, ...]
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Timing:
    """How many seconds each stage is given; a stage that is read takes as long as its words where this says 0."""

    briefs: int = 0
    carried: int = 0
    page: int = 0
    vote: int = 90
    prediction: int = 40
    discussion: int = 180
    second_vote: int = 45
    deciding: int = 20
    consequence: int = 0
    ending: int = 0
    questions: int = 60
    reveal: int = 0
    reckoning: int = 120
    card: int = 150
    reflection: int = 90
    floor: int = 60


@attrs.frozen(kw_only=True)
class Lesson:
    """How a decision is played in class, in how many minutes.

    `situation` is told to all before the first juncture, in place of the decision's own briefing, which speaks to one
    seat; `reflection` is the last question, on the way out.
    """

    id: str
    title: str
    decision: str
    summary: str = ""
    minutes: int = 45
    goals: tuple[str, ...] = ()
    situation: Prose = ()
    roles: tuple[LessonRole, ...]
    sides: tuple[Side, ...] = ()
    junctures: tuple[Juncture, ...]
    carried: tuple[Carried, ...] = ()
    injects: tuple[Inject, ...] = ()
    timing: Timing = Timing()
    cards: tuple[DebriefCard, ...] = ()
    reflection: str = ""
    rubric: tuple[Criterion, ...] = ()
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)
