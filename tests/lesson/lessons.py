"""A small lesson on a small decision, and lessons on random ones."""

import random

import attrs
from hypothesis import strategies as st

from game.lesson.classroom import Classroom
from game.lesson.events import Event
from game.lesson.folding import apply, begin_class
from game.lesson.opening import Options, open_class
from game.lesson.perform import perform
from game.lesson.plan import Plan
from game.lesson.verbs import Refusal, Verb
from game.story.conditions import Compare, Relation, When
from game.story.lesson import (
    CardKind,
    Carried,
    DebriefCard,
    DecisionRule,
    Grouping,
    Inject,
    Juncture,
    Lesson,
    LessonRole,
    RoleNote,
    Side,
    TieRule,
    Timing,
)
from game.story.model import Briefing, Choice, Decision, Ending, Passage, Reveal, Target
from game.story.prose import Piece
from game.story.questions import Answer, Question
from tests.analysis.stories import LESS, MORE, TRUST, at_least
from tests.random_decisions import ARCHIVE, AXES, DAY, decisions

ROLES = (
    LessonRole(
        id="chair", title="The chair", card="Sits at the head.", brief="You chair.", long_brief="You chair, and long.",
        wants=("an agreement",), papers=("letter",), objective="To look firm.", side="front", weight=3, leader=True,
        deputies=("clerk", "guest"),
    ),
    LessonRole(
        id="clerk", title="The clerk", card="Keeps the books.", brief="You count.", side="back",
        notes=(RoleNote(passage="second", text=(Piece("The books do not agree."),), papers=("note",)),),
    ),
    LessonRole(id="guest", title="The guest", card="Came by.", brief="You listen.", side="back", most=2),
    LessonRole(id="witness", title="A witness", card="Looks on.", observer=True, task="Note who gives way."),
)  # fmt: skip
LESSON = Lesson(
    id="small",
    title="A small lesson",
    decision="story",
    minutes=20,
    roles=ROLES,
    sides=(Side(id="front", title="The front"), Side(id="back", title="The back")),
    junctures=(
        Juncture(passage="first", question="Trust them?", rule=DecisionRule.MAJORITY, groups=Grouping.ROLE),
        Juncture(
            passage="third", question="Stay?", rule=DecisionRule.COUNCIL, tie=TieRule.TEACHER, twice=False,
            predicts=False, groups=Grouping.SIDE,
        ),
    ),
    carried=(Carried(passage="second", prefers=("wait",), digest=(Piece("They waited."),)),),
    injects=(
        Inject(id="storm", title="A storm", text="It is blowing."),
        Inject(id="whisper", title="A whisper", text="Only for the clerk.", roles=("clerk",), passages=("third",)),
    ),
    timing=Timing(card=60),
    cards=(
        DebriefCard(id="what", kind=CardKind.DESCRIBE, question="What happened?"),
        DebriefCard(id="why", kind=CardKind.ANALYSE, question="Why?", written=False),
        DebriefCard(id="now", kind=CardKind.APPLY, question="And now?"),
    ),
    reflection="What do you take along?",
)  # fmt: skip


def _choice(name: str, to: str, *does: object, history: bool = False, **more: object) -> Choice:
    return Choice(id=name, text=f"Do {name}", does=does, history=history, to=(Target(to=to),), **more)  # type: ignore[arg-type]


def _passage(name: str, *choices: Choice, papers: tuple[str, ...] = ()) -> Passage:
    return Passage(
        id=name, title=f"The {name}", date=DAY, text=(Piece(f"Told in {name}."),), choices=choices, papers=papers
    )


DECISION = Decision(
    id="story",
    title="A story",
    summary="A summary.",
    date=DAY,
    place="Somewhere",
    seat="mao",
    axes=AXES,
    briefing=Briefing(text=(Piece("You sit."),), wants=("peace",), fears=("war",), judged_by=AXES),
    people={},
    meters=(TRUST,),
    opening="first",
    passages={
        "first": _passage(
            "first",
            _choice("trust", "second", MORE, history=True, then=(Piece("They are glad."),)),
            _choice("doubt", "second", LESS),
            _choice("leave", "early"),
            papers=("paper",),
        ),
        "second": _passage("second", _choice("wait", "third", history=True), _choice("run", "away")),
        "third": _passage(
            "third",
            _choice("stay", "home"),
            _choice("go", "away", when=at_least(2), closed="Nobody trusts you.", history=True),
        ),
    },
    endings={
        name: Ending(id=name, title=f"Ending {name}", date=DAY, text=(Piece("Over."),), bill=())
        for name in ("home", "away", "early")
    },
    reveal=Reveal(
        road=("trust", "wait", "go"),
        text=(Piece("History went."),),
        questions=(
            Question(
                id="which",
                text="Which one?",
                answers=(Answer(id="this", text="This"), Answer(id="that", text="That", right=True)),
            ),
        ),
    ),
    fingerprint="sha256:small",
)


@st.composite
def plans(draw: st.DrawFn, *, stuck: bool = False) -> Plan:
    """Return a random decision with a lesson on it: any of its passages are junctures, decided by any rule."""
    decision = draw(decisions(stuck=stuck))
    return Plan(lesson=make_lesson(decision, draw(st.integers(0, 2**32))), decision=decision, references=ARCHIVE)


def resolute(value: int) -> When:
    """Return the condition that the first meter is at least so much."""
    return When(Compare(0, Relation.AT_LEAST, value), f"resolve >= {value}")


def make_lesson(decision: Decision, seed: int) -> Lesson:
    """Return a lesson on a decision; history has no say in what it carries."""
    drawn = random.Random(seed)  # noqa: S311 - a test, not a secret
    places = list(decision.passages)
    junctures = drawn.sample(places, drawn.randint(1, len(places)))
    prefers = {place: [choice.id for choice in decision.passages[place].choices] for place in places}
    for names in prefers.values():
        drawn.shuffle(names)
    return attrs.evolve(
        LESSON,
        id="random",
        decision=decision.id,
        roles=tuple(
            attrs.evolve(role, notes=(RoleNote(passage=junctures[0], text=(Piece("Noted.", resolute(2)),)),))
            for role in ROLES
        ),
        junctures=tuple(
            Juncture(
                passage=place,
                rule=drawn.choice(list(DecisionRule)),
                tie=drawn.choice(list(TieRule)),
                groups=drawn.choice(list(Grouping)),
                twice=drawn.random() < 0.5,
                predicts=drawn.random() < 0.5,
                shows_tally=drawn.random() < 0.5,
                voters=("clerk", "guest") if drawn.random() < 0.3 else (),
                prefers=tuple(prefers[place]),
            )
            for place in junctures
        ),
        carried=tuple(
            Carried(
                passage=place,
                prefers=tuple(prefers[place]),
                digest=(Piece("They went on."), Piece("Told to some.", resolute(drawn.randint(1, 3))))
                if drawn.random() < 0.5
                else (),
            )
            for place in places
            if place not in junctures
        ),
        injects=tuple(attrs.evolve(inject, passages=()) for inject in LESSON.injects),
    )


PLAN = Plan(lesson=LESSON, decision=DECISION, references=ARCHIVE)


class Held:
    """A class being held: verbs are carried out, and the events kept."""

    def __init__(self, plan: Plan = PLAN, options: Options | None = None) -> None:
        """Open the class."""
        self.log: list[Event] = []
        self.room: Classroom = begin_class(plan)
        self.at = 0
        self.keep(open_class(plan, "class", "BCDFGH", options=options))

    def keep(self, *events: Event) -> None:
        """Keep events and apply them."""
        for event in events:
            self.log.append(event)
            self.room = apply(self.room, event)

    def try_(self, verb: Verb, after: int = 1) -> tuple[Event, ...] | Refusal:
        """Carry out a verb some seconds later."""
        self.at += after
        result = perform(self.room, verb, self.at)
        if not isinstance(result, Refusal):
            self.keep(*result)
        return result

    def do(self, *verbs: Verb) -> "Held":
        """Carry out verbs none of which may be refused."""
        for verb in verbs:
            result = self.try_(verb)
            assert not isinstance(result, Refusal), (verb, result)
        return self

    def refuse(self, verb: Verb) -> str:
        """Return why a verb is refused."""
        result = self.try_(verb)
        assert isinstance(result, Refusal), (verb, result)
        return result.message
