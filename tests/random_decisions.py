"""Small random decisions, as values, for properties that must hold of every story."""

from decimal import Decimal

import attrs
from hypothesis import strategies as st

from game.story.archive import (
    Archive,
    Axis,
    Better,
    Claim,
    ClaimKind,
    Lens,
    Paper,
    Person,
    Source,
    Thesis,
    Verdict,
)
from game.story.bill import Confidence, Entry
from game.story.conditions import Among, Compare, Either, Every, Negation, Relation, Test, When
from game.story.dates import read_span
from game.story.effects import Effect, Put, Shift
from game.story.engine import begin, choose, ended
from game.story.model import (
    Answer,
    Briefing,
    Choice,
    Day,
    Decision,
    Ending,
    Meter,
    Note,
    Passage,
    Question,
    Reveal,
    Role,
    Target,
    Trial,
)
from game.story.prose import Piece, Prose

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
)
AXES = ("lives", "money")
ARCHIVE = Archive(
    claims={
        "claim": Claim(id="claim", text="It is so.", kind=ClaimKind.FACT, source="kim", where="note 1"),
    },
    sources={"kim": Source(id="kim", author="Kim", title="Reactions", published="2010")},
    papers={
        "paper": Paper(
            id="paper", title="A paper", date=DAY, kind="letter", by="A", what="A letter.", survives="A copy.",
            afterwards="Later.", text="Text.[^claim]", basis=("claim",),
        )
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
    },
    lenses={
        "lives-first": Lens(
            id="lives-first", name="Lives first", help="-", weights=(("lives", Decimal(3)), ("money", Decimal(1))
        )),
        "money-first": Lens(id="money-first", name="Money first", help="-", weights=(("money", Decimal(1)),)),
    },
    theses={"thesis": Thesis(id="thesis", title="A thesis", text="It holds.", basis=("claim",))},
)  # fmt: skip

numbers = st.integers(-5, 20).map(Decimal)


@st.composite
def conditions(draw: st.DrawFn, depth: int) -> Test:
    """Give a condition's test."""
    kinds = ["compare", "among"] + (["negation", "every", "either"] if depth else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "compare":
        return Compare(draw(st.sampled_from([0, 2])), draw(st.sampled_from(Relation)), draw(st.integers(0, 3)))
    if kind == "among":
        return Among(1, draw(st.frozensets(st.integers(0, 2), min_size=1)))
    if kind == "negation":
        return Negation(draw(conditions(depth - 1)))
    parts = tuple(draw(st.lists(conditions(depth - 1), min_size=1, max_size=3)))
    return Every(parts) if kind == "every" else Either(parts)


whens = conditions(2).map(lambda test: When(test, "as written"))
maybe_whens = st.none() | whens


@st.composite
def effects(draw: st.DrawFn) -> tuple[Effect, ...]:
    """Give what a choice does: at most one effect on each meter."""
    found: list[Effect] = []
    for index, meter in enumerate(METERS):
        kind = draw(st.sampled_from(["none", "none", "put", "shift"]))
        if kind == "put":
            found.append(Put(index, draw(st.integers(meter.low, meter.high))))
        elif kind == "shift" and not meter.names:
            found.append(Shift(index, draw(st.integers(-2, 2)), meter.low, meter.high))
    return tuple(found)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Give an entry of a bill."""
    low, best, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Entry(
        axis=draw(st.sampled_from(AXES)),
        low=low,
        best=best,
        high=high,
        confidence=draw(st.sampled_from(Confidence)),
        basis=("claim",),
        why="Because.",
        when=draw(maybe_whens),
    )


@st.composite
def prose(draw: st.DrawFn) -> Prose:
    """Give text, some of it conditional."""
    first = Piece("You *sit* here.[^claim] [USSR] [@click=app.quit]x[/]")
    return (first, *draw(st.lists(st.builds(Piece, st.just("More text\nis told."), whens), max_size=2)))


def _passage_name(index: int) -> str:
    return f"passage-{index}"


@st.composite
def choices(draw: st.DrawFn, name: str, places: list[str], *, free: bool) -> Choice:
    """Give a choice that leads to some of `places`; a free one is always open."""
    when = None if free else draw(maybe_whens)
    conditional = draw(st.lists(st.tuples(st.sampled_from(places), whens), max_size=2))
    targets = [Target(to=place, when=when) for place, when in conditional]
    targets.append(Target(to=draw(st.sampled_from(places))))
    return Choice(
        id=name,
        text=f"Do {name}",
        when=when,
        closed="Not yet." if when and draw(st.booleans()) else "",
        does=draw(effects()),
        bill=tuple(draw(st.lists(entries(), max_size=2))),
        then=draw(prose()) if draw(st.booleans()) else (),
        to=tuple(targets),
    )


@st.composite
def passages(draw: st.DrawFn, index: int, places: list[str], *, stuck: bool) -> Passage:
    """Give a passage; unless `stuck` is allowed its first choice is always open."""
    count = draw(st.integers(1, 3))
    return Passage(
        id=_passage_name(index),
        title=f"Passage {index}",
        date=DAY,
        text=draw(prose()),
        present=("zhou",),
        advice=(("zhou", draw(prose())),),
        papers=("paper",) if draw(st.booleans()) else (),
        choices=tuple(
            draw(choices(f"choice-{number}", places, free=not stuck and number == 0)) for number in range(count)
        ),
    )


@st.composite
def decisions(draw: st.DrawFn, *, stuck: bool = False) -> Decision:
    """Give a whole decision whose roads run forward; with `stuck`, one in which a player may get stuck."""
    count = draw(st.integers(1, 5))
    names = [_passage_name(index) for index in range(count)]
    ends = [f"ending-{index}" for index in range(draw(st.integers(1, 3)))]
    told = {name: draw(passages(index, names[index + 1 :] + ends, stuck=stuck)) for index, name in enumerate(names)}
    endings = {
        name: Ending(
            id=name,
            title=name.title(),
            date=DAY,
            text=draw(prose()),
            bill=tuple(draw(st.lists(entries(), max_size=3))),
        )
        for name in ends
    }
    decision = Decision(
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
        passages=told,
        endings=endings,
        reveal=draw(reveals()),
        theses=(Trial(thesis="thesis", verdict=Verdict.STRAINED, when=draw(maybe_whens), text="Because."),),
        fingerprint="sha256:random",
    )
    return decision if stuck else with_history(decision)


def with_history(decision: Decision) -> Decision:
    """Give the decision with the road of all first choices, which are free, as history's."""
    state, road = begin(decision), []
    while not ended(decision, state):
        road.append("choice-0")
        state = choose(decision, state, "choice-0")
    return attrs.evolve(decision, reveal=attrs.evolve(decision.reveal, road=tuple(road)))


@st.composite
def reveals(draw: st.DrawFn) -> Reveal:
    """Give a reveal that does not know history's road yet."""
    question = Question(
        id="which",
        text="Which one?",
        answers=(Answer(id="this", text="This"), Answer(id="that", text="That", right=True)),
    )
    return Reveal(
        road=(),
        questions=(question,) if draw(st.booleans()) else (),
        text=(Piece("History did this."),),
        days=(Day(date=DAY, text=(Piece("It rained."),)),),
        notes=(Note(id="note", title="A note", text=(Piece("Noted."),), basis=("claim",)),),
    )
