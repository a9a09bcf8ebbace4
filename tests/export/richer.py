"""Random decisions with everything that a bill, a question and a page before the reveal can hold."""

import random
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from game.story.bill import Confidence, Entry, EntryKind
from game.story.dates import read_span
from game.story.model import Decision, Ending, Passage, Trial
from game.story.questions import Question
from game.story.references import Axis, Better, Claim, ClaimKind, Counts, Dispute, Lens, References, Status, Verdict
from tests.random_decisions import ARCHIVE, decisions

DAYS = [read_span(text) for text in ("1949", "1950-10-01", "1950-10-02 .. 1950-10-04", "1951-02", "1960")]
DISPUTE = Dispute(
    id="dispute", title="Was it so?", article="It was.", others="It was not.", game="We do not know.",
    status=Status.PARTLY,
)  # fmt: skip
AXES = {
    "un-seat": Axis(
        id="un-seat", name="Seat", counts=Counts.YEAR, unit="the year in which it is taken", help="-",
        better=Better.LESS, low=Decimal(1949), high=Decimal(2000), warning="Nobody has measured it.[^claim]",
    ),
    "island": Axis(
        id="island", name="Island", counts=Counts.CHANCE, unit="percent", help="-", better=Better.MORE,
        low=Decimal(0), high=Decimal(100),
    ),
}  # fmt: skip
SIDES = (("ours", "Our people"), ("theirs", "Their people"))
RICH = attrs.evolve(
    ARCHIVE,
    claims={
        **ARCHIVE.claims,
        **{
            f"of-{day.written[:4]}": Claim(
                id=f"of-{day.written[:4]}", text=f"It was so in {day}.", kind=ClaimKind.FIGURE, span=day, source="kim",
                where="note 2", disputes=("dispute",), status=Status.VERIFIED,
            )
            for day in DAYS
        },
    },
    sources={name: attrs.evolve(one, note="Written late.") for name, one in ARCHIVE.sources.items()},
    disputes={"dispute": DISPUTE},
    axes={**ARCHIVE.axes, **AXES, "lives": attrs.evolve(ARCHIVE.axes["lives"], sides=SIDES)},
    papers={
        name: attrs.evolve(one, composed="By us, from a book.[^of-1960]", basis=("claim", "of-1949"))
        for name, one in ARCHIVE.papers.items()
    },
    lenses={
        **ARCHIVE.lenses,
        "soon": Lens(id="soon", name="Soon", help="-", seats=("zhou",), weights=(("un-seat", Decimal(1)),)),
    },
)  # fmt: skip
"""What they refer to."""


def rich_decisions() -> st.SearchStrategy[tuple[Decision, References]]:
    """Return random decisions with all of it, and what they refer to."""
    return st.builds(enriched, decisions(), st.integers(0, 2**32)).map(lambda decision: (decision, RICH))


def enriched(decision: Decision, seed: int) -> Decision:
    """Return a decision with days of its own, more kinds of column, questions at forks, and meters known late."""
    source = random.Random(seed)  # noqa: S311 - a test, not a secret
    reveal, names = decision.reveal, [*decision.passages]
    return attrs.evolve(
        decision,
        date=source.choice(DAYS),
        seat=source.choice(["mao", "zhou"]),
        axes=(*decision.axes, *AXES),
        meters=tuple(
            attrs.evolve(meter, since=source.choice([None, *DAYS])) if not meter.fact else meter
            for meter in decision.meters
        ),
        passages={name: _passage(source, passage) for name, passage in decision.passages.items()},
        endings={name: _ending(source, ending) for name, ending in decision.endings.items()},
        reveal=attrs.evolve(reveal, questions=tuple(_question(source, one, names) for one in reveal.questions)),
        theses=_trials(source, decision),
        warnings={"lives": "Counted by us.[^claim]"},
    )


def _passage(source: random.Random, passage: Passage) -> Passage:
    choices = tuple(
        attrs.evolve(choice, bill=(*choice.bill, *_some(source, _lives(source)), *_some(source, _year(source, 0))))
        for choice in passage.choices
    )
    return attrs.evolve(passage, date=source.choice(DAYS), kept=source.random() < 0.3, choices=choices)


def _ending(source: random.Random, ending: Ending) -> Ending:
    bill = (*ending.bill, _lives(source), *_some(source, _lives(source)), *_some(source, _year(source, 1970)))
    return attrs.evolve(ending, date=source.choice(DAYS), bill=(*bill, *_some(source, _chance(source))))


def _some(source: random.Random, entry: Entry) -> tuple[Entry, ...]:
    return (entry,) if source.random() < 0.5 else ()


def _lives(source: random.Random) -> Entry:
    return attrs.evolve(
        _entry(source, "lives", 0, 60),
        side=source.choice(["", "ours", "theirs"]),
        article=source.choice([None, Decimal(source.randint(0, 120))]),
    )


def _year(source: random.Random, around: int) -> Entry:
    return _entry(source, "un-seat", around - 9, around + 9)


def _chance(source: random.Random) -> Entry:
    return _entry(source, "island", 0, 100)


def _entry(source: random.Random, axis: str, least: int, most: int) -> Entry:
    low, best, high = sorted(Decimal(source.randint(least, most)) for _ in range(3))
    return Entry(
        axis=axis, low=low, best=best, high=high, confidence=source.choice(list(Confidence)),
        kind=source.choice(list(EntryKind)), basis=source.choice([(), ("of-1951",), ("of-1949", "claim")]),
        why="Nobody knows.",
    )  # fmt: skip


def _question(source: random.Random, question: Question, passages: list[str]) -> Question:
    return attrs.evolve(question, at=source.choice(["", *passages]))


def _trials(source: random.Random, decision: Decision) -> tuple[Trial, ...]:
    paths = [f"{name}/{choice.id}" for name, one in decision.passages.items() for choice in one.choices]
    (trial,) = decision.theses
    other = Trial(thesis=trial.thesis, verdict=Verdict.BORNE_OUT, speaks=tuple(source.sample(paths, 1)), text="So.")
    return (attrs.evolve(trial, speaks=tuple(source.sample(paths, min(2, len(paths))))), other)
