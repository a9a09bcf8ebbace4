"""Small random decisions, as values, for properties that must hold of every story."""

import random
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from game.story.bill import Confidence, Entry
from game.story.conditions import Among, Compare, Either, Every, Negation, Relation, Test, When
from game.story.dates import read_span
from game.story.effects import Effect, Put, Shift
from game.story.engine import begin, choose, has_ended
from game.story.model import Briefing, Choice, Day, Decision, Ending, Meter, Note, Passage, Reveal, Role, Target, Trial
from game.story.prose import Piece, Prose
from game.story.questions import Answer, Question
from game.story.references import (
    Axis,
    Better,
    Claim,
    ClaimKind,
    Lens,
    Paper,
    Person,
    References,
    Scale,
    Source,
    Thesis,
    Verdict,
)

T = TypeVar("T")
DAY = read_span("1950-10-01")
METERS = (
    Meter(id="resolve", label="Resolve", help="How firm.", low=0, high=3, start=1),
    Meter(
        id="cover",
        label="Air cover",
        help="Aircraft.",
        low=0,
        high=2,
        start=0,
        names=("unasked", "yes", "no"),
    ),
    Meter(id="grudge", label="Grudge", help="Swallowed.", low=0, high=2, start=1, hidden=True),
    Meter(
        id="cohesion",
        label="Cohesion",
        help="How firm.",
        low=0,
        high=3,
        start=1,
        words=("none", "some", "much", "all"),
        scale="cohesion",
    ),
    Meter(id="promised", label="", help="A promise was given.", low=0, high=1, start=0, fact=True, hidden=True),
)
BOOKED = ("lives", "money")
COHESION = Scale(
    id="cohesion",
    label="Cohesion",
    help="How firm.",
    low=0,
    high=3,
    start=1,
    words=("none", "some", "much", "all"),
    better=Better.MORE,
    seen_from="Somewhere",
)
AXES = (*BOOKED, "cohesion")
PAPERS = ("paper", "letter", "note")
ARCHIVE = References(
    claims={
        name: Claim(id=name, text="It is so.", kind=ClaimKind.FACT, source="kim", where="note 1")
        for name in ("claim", "late-claim")
    },
    sources={"kim": Source(id="kim", author="Kim", title="Reactions", published="2010")},
    papers={
        name: Paper(
            id=name, title=f"A {name}", date=DAY, kind="letter", by="A", what="A letter.", survives="A copy.",
            afterwards="Later.[^late-claim]", text="Text.[^claim]", basis=("claim",),
        )
        for name in PAPERS
    },
    people={
        "mao": Person(id="mao", name="Mao Zedong", office="Chairman"),
        "zhou": Person(id="zhou", name="Zhou Enlai", office="Premier"),
    },
    axes={
        "lives": Axis(
            id="lives", name="Lives", unit="persons", help="-", better=Better.LESS, low=Decimal(0), high=Decimal(100)
        ),
        "money": Axis(
            id="money", name="Money", unit="billion", help="-", better=Better.MORE, low=Decimal(-10), high=Decimal(10)
        ),
        "cohesion": COHESION.axis,
    },
    scales={"cohesion": COHESION},
    lenses={
        "lives-first": Lens(
            id="lives-first", name="Lives first", help="-", weights=(("lives", Decimal(3)), ("money", Decimal(1)))
        ),
        "alliance-first": Lens(
            id="alliance-first",
            name="Alliance first",
            help="-",
            weights=(("cohesion", Decimal(2)), ("lives", Decimal(1))),
        ),
        "money-first": Lens(id="money-first", name="Money first", help="-", weights=(("money", Decimal(1)),)),
    },
    theses={"thesis": Thesis(id="thesis", title="A thesis", text="It holds.", basis=("claim",))},
)  # fmt: skip


def some_test(chance: random.Random) -> Test:
    """Return some test of these meters."""
    maker = _Maker(0, "test")
    maker.random = chance
    return maker.test()


@st.composite
def decisions(draw: st.DrawFn, *, stuck: bool = False, least: int = 1, most: int = 5, leap: int = 99) -> Decision:
    """Return a whole decision whose roads run forward; with `stuck`, one in which a player may get stuck.

    It has `least` to `most` passages; a choice leads at most so many places on.

    Hypothesis chooses how many places there are, and one seed for all the rest: hundreds of draws for each decision
    took longer than what is tested with it. A failing decision still shrinks to few places, each as it was.
    """
    passages, endings = draw(st.integers(least, most)), draw(st.integers(1, 3))
    decision = _decision(draw(st.integers(0, 2**32)), (passages, endings, leap), stuck=stuck)
    return decision if stuck else with_history(decision)


def _decision(seed: int, size: tuple[int, int, int], *, stuck: bool) -> Decision:
    passages, endings, leap = size
    names = [f"passage-{index}" for index in range(passages)]
    ends = [f"ending-{index}" for index in range(endings)]
    whole = _Maker(seed, "whole")
    return Decision(
        id="random",
        title="A random decision",
        summary="A summary.",
        date=DAY,
        place="Somewhere",
        seat="mao",
        axes=AXES,
        briefing=Briefing(text=(Piece("You sit."),), wants=("peace",), fears=("war",), judged_by=AXES),
        people={"zhou": Role(person="zhou", role="Premier", card=(Piece("Wants peace."),))},
        meters=METERS,
        opening=names[0],
        passages={
            name: _Maker(seed, name).passage(name, _ahead(names[index + 1 :], ends, leap), stuck=stuck)
            for index, name in enumerate(names)
        },
        endings={name: _Maker(seed, name).ending(name) for name in ends},
        reveal=whole.reveal(),
        theses=(Trial(thesis="thesis", verdict=Verdict.STRAINED, when=whole.maybe_when(), text="Because."),),
        fingerprint="sha256:random",
    )


def _ahead(names: list[str], ends: list[str], leap: int) -> list[str]:
    """Return the places that choices may lead to: the endings where the passages are soon over."""
    return names[:leap] if len(names) >= leap else names + ends


def with_history(decision: Decision) -> Decision:
    """Return the decision with the road of all first choices, which are free, as history's."""
    state, road = begin(decision), []
    while not has_ended(decision, state):
        road.append("choice-0")
        state = choose(decision, state, "choice-0")
    return attrs.evolve(decision, reveal=attrs.evolve(decision.reveal, road=tuple(road)))


class _Maker:
    """Makes the parts of one place of a decision."""

    def __init__(self, seed: int, place: str) -> None:
        self.random = random.Random(f"{seed}/{place}")  # noqa: S311 - a test, not a secret

    def coin(self) -> bool:
        return self.random.random() < 0.5

    def several(self, make: Callable[[], T], least: int, most: int) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.random.randint(least, most)))

    def test(self, depth: int = 2) -> Test:
        """Return a condition's test."""
        kind = self.random.choice(["compare", "among", "negation", "every", "either"][: 5 if depth else 2])
        if kind == "compare":
            relation = self.random.choice(list(Relation))
            meter = self.random.choice([0, 2, 3, 4])
            return Compare(meter, relation, self.random.randint(0, METERS[meter].high))
        if kind == "among":
            return Among(1, frozenset(self.random.sample(range(3), self.random.randint(1, 3))))
        if kind == "negation":
            return Negation(self.test(depth - 1))
        parts = self.several(lambda: self.test(depth - 1), 1, 3)
        return Every(parts) if kind == "every" else Either(parts)

    def when(self) -> When:
        return When(self.test(), "as written")

    def maybe_when(self) -> When | None:
        return self.when() if self.coin() else None

    def effects(self) -> Iterator[Effect]:
        """Yield what a choice does: at most one effect on each meter."""
        for index, meter in enumerate(METERS):
            kind = self.random.choice(["none", "none", "put", "shift"])
            if kind == "put" and not meter.scale:
                yield Put(index, self.random.randint(meter.low, meter.high))
            elif kind == "shift" and not meter.names and not meter.fact:
                yield Shift(index, self.random.randint(-2, 2), meter.low, meter.high)

    def entry(self) -> Entry:
        """Return an entry of a bill."""
        low, best, high = sorted(Decimal(self.random.randint(-5, 20)) for _ in range(3))
        return Entry(
            axis=self.random.choice(BOOKED),
            low=low,
            best=best,
            high=high,
            confidence=self.random.choice(list(Confidence)),
            basis=("claim",),
            why="Because.",
            when=self.maybe_when(),
        )

    def prose(self) -> Prose:
        """Return text, some of it conditional."""
        first = Piece("You *sit* here.[^claim] [USSR] [@click=app.quit]x[/]")
        return (first, *self.several(lambda: Piece("More text\nis told.", self.when()), 0, 2))

    def then(self) -> Prose:
        """Return what a choice leads to at once: nothing, something, or something for some."""
        kind = self.random.choice(["nothing", "nothing", "something", "for some"])
        if kind == "for some":
            return self.several(lambda: Piece("Some are told.", self.when()), 1, 2)
        return self.prose() if kind == "something" else ()

    def choice(self, name: str, places: Sequence[str], *, free: bool) -> Choice:
        """Return a choice that leads to some of `places`; a free one is always open."""
        when = None if free else self.maybe_when()
        conditional = self.several(lambda: Target(to=self.random.choice(places), when=self.when()), 0, 2)
        return Choice(
            id=name,
            text=f"Do {name}",
            when=when,
            closed="Not yet." if when and self.coin() else "",
            does=tuple(self.effects()),
            bill=self.several(self.entry, 0, 2),
            bill_first=self.coin(),
            then=self.then(),
            to=(*conditional, Target(to=self.random.choice(places))),
        )

    def hides(self) -> frozenset[int]:
        """Return the meters that cannot be seen from a chair: the hidden ones, and perhaps others."""
        return frozenset(index for index, meter in enumerate(METERS) if meter.hidden or self.coin())

    def passage(self, name: str, places: Sequence[str], *, stuck: bool) -> Passage:
        """Return a passage; unless `stuck` is allowed its first choice is always open."""
        return Passage(
            id=name,
            title=name.replace("-", " ").capitalize(),
            date=DAY,
            text=self.prose(),
            present=("zhou",),
            advice=(("zhou", self.prose()),),
            papers=tuple(self.random.sample(PAPERS, self.random.choice([0, 1, 1, 2, 3]))),
            place="Elsewhere" if self.coin() else "",
            seat="zhou" if self.coin() else "",
            hides=self.hides() if self.coin() else None,
            choices=tuple(
                self.choice(f"choice-{number}", places, free=not stuck and number == 0)
                for number in range(self.random.randint(1, 3))
            ),
        )

    def ending(self, name: str) -> Ending:
        return Ending(
            id=name,
            title=name.title(),
            date=DAY,
            text=self.prose(),
            does=tuple(self.effects()),
            bill=self.several(self.entry, 0, 3),
        )

    def reveal(self) -> Reveal:
        """Return a reveal that does not know history's road yet."""
        questions = (
            Question(
                id=name,
                text=f"{name.capitalize()} one?[^claim]",
                answers=(Answer(id="this", text="This"), Answer(id="that", text="That", right=True)),
            )
            for name in ("which", "what")
        )
        return Reveal(
            road=(),
            questions=tuple(question for question in questions if self.coin()),
            text=(Piece("History did this."),),
            days=(Day(date=DAY, text=(Piece("It rained."),)),),
            notes=(Note(id="note", title="A note", text=(Piece("Noted."),), basis=("claim",)),),
        )
