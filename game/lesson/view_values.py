"""What a teacher, a projector and a student see, as plain values that every face draws."""

import attrs

from game.lesson.clock import ClockView
from game.lesson.stages import LessonStage
from game.play.cards import Option, PaperCard, SourceCard
from game.play.page import Page, Prediction, ReckoningDetail
from game.story.lesson import CardKind, Criterion
from game.story.prose import Block


@attrs.frozen(kw_only=True)
class SpeakerView:
    """Who speaks, and how many of how many seconds they have had."""

    name: str
    passed: int
    seconds: int


@attrs.frozen(kw_only=True)
class PublicRole:
    """What all may know of a role: its card; its objective, empty before the debrief."""

    id: str
    title: str
    side: str
    observer: bool
    card: tuple[Block, ...]
    objective: str = ""


@attrs.frozen(kw_only=True)
class OwnRole:
    """What a role alone knows. `brief` is the one the class reads, `longer` the long one where that is another."""

    public: PublicRole
    brief: tuple[Block, ...]
    longer: tuple[Block, ...]
    wants: tuple[str, ...]
    papers: tuple[PaperCard, ...]
    note: tuple[Block, ...]
    task: str
    votes: bool
    deputy: bool = False


@attrs.frozen(kw_only=True)
class TallyLine:
    """How many chose a choice; `weight` says in words what that is in a council, and is empty elsewhere."""

    choice: str
    text: str
    ballots: int
    hands: int
    weight: str = ""


@attrs.frozen(kw_only=True)
class TallyView:
    """The tally of a vote; `question` is what it was about, where the class no longer stands before that.

    `moved` is how many chose otherwise than in the first vote.
    """

    passage: str
    voting: int
    question: str = ""
    lines: tuple[TallyLine, ...]
    ballots: int
    voters: int
    moved: int = 0


@attrs.frozen(kw_only=True)
class OutcomeView:
    """What the class chose, by which rule, and how a tie was settled, in a sentence each; `tie` empty without one."""

    choice: str
    text: str
    rule: str
    tie: str = ""


@attrs.frozen(kw_only=True)
class NewsView:
    """News that was let in."""

    id: str
    title: str
    text: tuple[Block, ...]
    papers: tuple[PaperCard, ...]


@attrs.frozen(kw_only=True)
class DigestView:
    """A passage that the lesson carried: what is told of it, and what was chosen there."""

    title: str
    date: str
    text: tuple[Block, ...]
    chosen: str
    then: tuple[Block, ...] = ()


@attrs.frozen(kw_only=True)
class GroupView:
    """Those who meet in the discussion."""

    title: str
    names: tuple[str, ...]


@attrs.frozen(kw_only=True)
class QuestionView:
    """A question what history did, with a student's own answer; that is empty before it is given."""

    id: str
    text: str
    answers: tuple[Option, ...]
    answer: str = ""
    confidence: int | None = None


@attrs.frozen(kw_only=True)
class BallotView:
    """A student's own ballot."""

    voting: int
    choice: str
    text: str
    reason: str
    papers: tuple[str, ...]
    confidence: int | None


@attrs.frozen(kw_only=True)
class CardView:
    """A card of the debrief, which one of how many."""

    id: str
    kind: CardKind
    question: str
    written: bool
    number: int
    count: int


@attrs.frozen(kw_only=True)
class OwnRoadStep:
    """A juncture on the road of a single ballot; `own` is False where the lesson carried it for want of a ballot."""

    passage: str
    title: str
    text: str
    own: bool


@attrs.frozen(kw_only=True)
class OwnRoadView:
    """What a student's choices alone would have led to: their road, its ending and its bill beside history's."""

    ending: str
    same_ending_as_class: bool
    same_as_history: bool
    steps: tuple[OwnRoadStep, ...]
    reckoning: ReckoningDetail | None


@attrs.frozen(kw_only=True)
class RoadsView:
    """Where the single ballots' own roads end: titles with how many, the most first."""

    endings: tuple[tuple[str, int], ...]
    roads: int
    like_history: int


@attrs.frozen(kw_only=True)
class CommonView:
    """What the whole class may see now; the projector shows no more, a student sees it beside what is their own.

    `page` is the ordinary page of the game, with the class's road: briefing, passage, consequence, ending, reveal or
    reckoning; None where the stage has none. `choices` are what the vote is about, closed ones with their reasons.
    `sources` number the source marks of everything but the page, which has its own.
    """

    version: int
    turn: int
    stage: LessonStage
    lesson: str
    paused: bool
    stopped: bool
    clock: ClockView
    roles: tuple[PublicRole, ...]
    page: Page | None
    situation: tuple[Block, ...] = ()
    digests: tuple[DigestView, ...] = ()
    question: str = ""
    prompt: str = ""
    rule: str = ""
    choices: tuple[Option, ...] = ()
    tallies: tuple[TallyView, ...] = ()
    reasons: tuple[str, ...] = ()
    outcome: OutcomeView | None = None
    news: tuple[NewsView, ...] = ()
    speaker: SpeakerView | None = None
    groups: tuple[GroupView, ...] = ()
    card: CardView | None = None
    reflection: str = ""
    roads: RoadsView | None = None
    sources: tuple[SourceCard, ...] = ()


@attrs.frozen(kw_only=True)
class CountsView:
    """How many students are `present`; of those `awaited`, so many have `done` what the stage asks."""

    present: int
    done: int
    awaited: int


@attrs.frozen(kw_only=True)
class ProjectorView:
    """What the projector shows: what all may see, and the code to join by while joining is open."""

    common: CommonView
    counts: CountsView
    code: str


@attrs.frozen(kw_only=True)
class StudentView:
    """What one student may see. `may` names the verbs open to them now: `vote`, `predict`, `answer`, `reflect`, ...

    One who waits or was removed sees the `notice` and nothing of the class: then `common` is None. `sources` number
    the source marks of what is their own.
    """

    place: int
    name: str
    code: str
    notice: str
    may: frozenset[str]
    common: CommonView | None
    role: OwnRole | None = None
    stands_in_for: tuple[OwnRole, ...] = ()
    clock: ClockView | None = None
    group: GroupView | None = None
    papers: tuple[PaperCard, ...] = ()
    ballots: tuple[BallotView, ...] = ()
    news: tuple[NewsView, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    sources: tuple[SourceCard, ...] = ()
    answer: str = ""
    reflection: str = ""
    own_road: OwnRoadView | None = None


@attrs.frozen(kw_only=True)
class PlaceRow:
    """A student in the teacher's list; `done` says whether they did what this stage asks, None if it asks nothing."""

    place: int
    name: str
    code: str
    role: str
    role_title: str
    standing: str
    present: bool
    done: bool | None
    straggles: bool
    extra_seconds: int = 0
    deputy_for: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ReasonRow:
    """A ballot's reason, for the teacher to choose from."""

    place: int
    name: str
    passage: str
    voting: int
    choice: str
    text: str
    shown: bool


@attrs.frozen(kw_only=True)
class TeacherView:
    """What the teacher's console shows: what the class sees, and all that the teacher steers by.

    `sealed` are the tallies of this juncture whether they are shown or not; `next` says in words what `Advance` does,
    and `may` names the verbs that are open now. `absent_roles` have nobody here who holds them.
    """

    common: CommonView
    counts: CountsView
    code: str
    class_id: str
    locked: bool
    places: tuple[PlaceRow, ...]
    stragglers: tuple[str, ...]
    next: str
    may: frozenset[str]
    sealed: tuple[TallyView, ...] = ()
    reasons: tuple[ReasonRow, ...] = ()
    absent_roles: tuple[str, ...] = ()
    injects: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    tied: tuple[str, ...] = ()
    rubric: tuple[Criterion, ...] = ()
