"""A decision, and a campaign of two, in which every text is a word of its own: so it is seen where each is shown."""

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from game.story.bill import Confidence, Entry
from game.story.campaign import Campaign, Leg
from game.story.conditions import Compare, Relation, When
from game.story.dates import Span, read_span
from game.story.effects import Put, Shift
from game.story.joining import join_campaign
from game.story.legs import LegName, PartOf
from game.story.map import Bounds, Map, MapLine, MapPlace, MapView, Point
from game.story.model import Briefing, Choice, Day, Decision, Ending, Meter, Note, Passage, Reveal, Role, Target, Trial
from game.story.promises import Chosen, Named, Never, Promise, Reached
from game.story.prose import Piece, Prose
from game.story.questions import Answer, Question
from game.story.references import (
    Axis,
    Better,
    Claim,
    ClaimKind,
    Counts,
    Dispute,
    Figure,
    Lens,
    Paper,
    Person,
    References,
    Scale,
    Source,
    Status,
    Thesis,
    Verdict,
)
from tests.values import fields_of

DAY = read_span("1911-05-02")
LATER = When(Compare(0, Relation.AT_LEAST, 2), "trust >= 2")
NAMES: Mapping[type, str] = {
    Answer: "id",
    References: "lost",
    Axis: "id basis words",
    Chosen: "passage choice",
    Briefing: "judged_by",
    Choice: "id",
    Claim: "id source disputes",
    Decision: "id seat axes opening plot fingerprint",
    Dispute: "id",
    Ending: "id",
    Entry: "axis side basis",
    LegName: "id",
    Lens: "id seats weights",
    MapView: "sheet lines",
    Meter: "id scale",
    Named: "written",
    Note: "id basis dispute",
    Paper: "id basis",
    Passage: "id seat present papers",
    Person: "id",
    Question: "id at",
    Reached: "place",
    Reveal: "road",
    Role: "person",
    Map: "id",
    Scale: "id basis",
    Source: "id",
    Span: "written",
    Target: "to",
    Thesis: "id basis",
    Trial: "thesis endings speaks",
    When: "written",
}
"""Fields that hold no text, but names of other things, or what is read as a date or a condition."""


def _references() -> References:
    line = (Point(0.0, 0.0), Point(1.0, 1.0))
    return References(
        claims={
            "dated": Claim(
                id="dated", text="", kind=ClaimKind.FACT, span=DAY, source="book", where="", disputes=("dispute",),
                figures=(Figure(name="", value="", unit=""),), status=Status.PARTLY,
            ),
            "vague": Claim(id="vague", text="", kind=ClaimKind.FIGURE, date="", source="book", where=""),
        },
        sources={"book": Source(id="book", author="", title="", published="", note="")},
        disputes={
            "dispute": Dispute(id="dispute", title="", article="", others="", game="", status=Status.VERIFIED),
        },
        papers={
            "paper": Paper(
                id="paper", title="", date=DAY, kind="", by="", what="", survives="", composed="", text="",
                basis=("dated",)
            )
        },
        people={
            "chair": Person(id="chair", name="", office="", also_written=("",)),
            "adviser": Person(id="adviser", name="", office="", also_written=("",)),
        },
        axes={
            "lives": Axis(
                id="lives", name="", unit="", help="", better=Better.LESS, low=Decimal(0), high=Decimal(9),
                sides=(("town", ""), ("river", "")), basis=("dated",),
            ),
            "seat": Axis(
                id="seat", name="", counts=Counts.YEAR, help="", better=Better.LESS, low=Decimal(1900),
                high=Decimal(1950),
            ),
        },
        scales={
            "faith": Scale(
                id="faith", label="", help="", low=0, high=2, start=1, words=("", "", ""), better=Better.MORE,
                seen_from="", basis=("vague",),
            ),
        },
        lenses={"lens": Lens(id="lens", name="", help="", seats=("chair",), weights=(("lives", Decimal(1)),))},
        theses={"thesis": Thesis(id="thesis", title="", text="", basis=("vague",))},
        maps={
            "sheet": Map(
                id="sheet", title="", words="", bounds=Bounds(west=-1, south=-1, east=2, north=2), coasts=(line,),
                borders=(line,), lines={"front": MapLine(label="", path=line)},
                places=(MapPlace(name="", at=Point(0.5, 0.5)),),
            )
        },
    )  # fmt: skip


def _with_scales(archive: References) -> References:
    """Give every scale its column of the bill."""
    return attrs.evolve(archive, axes={**archive.axes, **{name: scale.axis for name, scale in archive.scales.items()}})


def _entry(amount: int, axis: str = "lives") -> Entry:
    number = Decimal(amount)
    return Entry(
        axis=axis,
        side="town" if axis == "lives" else "",
        low=number,
        best=number,
        high=number,
        confidence=Confidence.LOW,
        basis=("vague",),
        why="",
    )


def _passages() -> Mapping[str, Passage]:
    go = Choice(
        id="go",
        text="",
        history=True,
        does=(Shift(0, 1, 0, 2), Put(1, 1), Put(3, 1), Shift(4, 1, 0, 2)),
        bill=(_entry(1),),
        to=(Target(to="second"),),
    )
    shut = Choice(id="shut", text="", when=LATER, to=(Target(to="home"),))
    end = Choice(id="end", text="", history=True, to=(Target(to="home"),))
    turn = Choice(id="turn", text="", to=(Target(to="home"),))
    first = Passage(
        id="first", title="", date=DAY, text=(), present=("adviser",), advice=(("adviser", ()),), papers=("paper",),
        map=MapView(sheet="sheet", lines=("front",)), choices=(go, shut),
    )  # fmt: skip
    return {"first": first, "second": Passage(id="second", title="", date=DAY, text=(), choices=(end, turn))}


def _decision(name: str) -> Decision:
    return Decision(
        id=name,
        title="",
        summary="",
        date=DAY,
        place="",
        seat="chair",
        axes=("lives", "seat", "faith"),
        briefing=Briefing(text=(), wants=("",), fears=("",), judged_by=("lives", "seat", "faith")),
        people={"adviser": Role(person="adviser", role="", card=())},
        meters=(
            Meter(id="trust", label="", help="", low=0, high=2, start=1, words=("", "", "")),
            Meter(id="river", label="", help="", low=0, high=1, start=0, names=("", "")),
            Meter(id="doubt", label="", help="", low=0, high=2, start=0, hidden=True),
            Meter(id="told", label="", help="", low=0, high=1, start=0, fact=True, hidden=True),
            Meter(id="faith", label="", help="", low=0, high=2, start=1, words=("", "", ""), scale="faith"),
        ),
        opening="first",
        passages=_passages(),
        endings={"home": Ending(id="home", title="", date=DAY, text=(), bill=(_entry(2), _entry(1911, "seat")))},
        reveal=Reveal(
            road=("go", "end"),
            questions=(_question("which"), _question("fork", at="first")),
            text=(),
            days=(Day(date=DAY, text=()),),
            notes=(Note(id="note", title="", text=(), basis=("dated", "vague"), dispute="dispute"),),
        ),
        theses=(Trial(thesis="thesis", verdict=Verdict.STRAINED, speaks=("first/go",), text=""),),
        part_of=(PartOf(title="", inherits=True),),
        warnings={"seat": ""},
        holds=(
            Promise(
                form=Never(what=Named(Chosen("second", "turn"), "turn"), after=Named(Reached("home"), "home")),
                because="",
            ),
        ),
    )


def _question(name: str, *, at: str = "") -> Question:
    answers = (Answer(id="so", text="", right=True), Answer(id="no", text=""))
    return Question(id=name, text="", answers=answers, at=at)


def _campaign(decision: Decision) -> Decision:
    """Join a decision with itself under another name."""
    legs = tuple(Leg(decision=attrs.evolve(decision, id=name)) for name in ("leg-1", "leg-2"))
    return join_campaign(
        Campaign(
            id="campaign",
            title=decision.title,
            summary=decision.summary,
            carried=("trust",),
            plot="trust",
            legs=legs,
            briefing=decision.briefing,
            text=decision.reveal.text,
            notes=decision.reveal.notes,
            questions=decision.reveal.questions,
            theses=(),
        )
    )


def _may_hold_text(hint: Any) -> bool:
    """Tell whether a field of this type can hold text that is not part of another value; keys are names."""
    held = get_args(hint)[1:] if get_origin(hint) is Mapping else get_args(hint)
    return hint in (str, Prose) or any(map(_may_hold_text, held))


class Words:
    """Gives every field that holds text a word of its own, and knows it again."""

    def __init__(self) -> None:
        """Begin with no field."""
        letters = "bcdfghjklmnpqrstvwxz"
        self._fresh: Iterator[str] = ("zq" + "".join(two) for two in itertools.product(letters, repeat=2))
        self.fields: dict[str, str] = {}

    def fill(self, value: Any) -> Any:
        """Put words into every text of a value."""
        if isinstance(value, Mapping):
            return {key: self.fill(one) for key, one in value.items()}
        if isinstance(value, tuple) and type(value) is tuple:
            return tuple(self.fill(one) for one in value)
        if not attrs.has(type(value)):
            return value
        kind = type(value)
        hints, names = get_type_hints(kind), NAMES.get(kind, "").split()
        filled = {
            name: self._filled(f"{kind.__name__}.{name}", getattr(value, name), hints[name])
            for name in fields_of(kind)
            if name not in names
        }
        return attrs.evolve(value, **filled)

    def _filled(self, field: str, held: Any, hint: Any) -> Any:
        word = functools.partial(self._word, field)
        ways: Mapping[Any, Callable[[], Any]] = {
            str: word,
            tuple[str, ...]: lambda: tuple(f"{word()}{number}" for number, _ in enumerate(held)),
            Prose: lambda: (Piece(f"{word()}."),),
            tuple[tuple[str, Prose], ...]: lambda: tuple((name, (Piece(f"{word()}."),)) for name, _ in held),
            tuple[tuple[str, str], ...]: lambda: tuple((name, word()) for name, _ in held),
            Mapping[str, str]: lambda: {name: word() for name in held},
        }
        if hint in ways:
            word()  # a field in which nothing is held anywhere has a word that nobody shows
            return ways[hint]()
        assert not _may_hold_text(hint), f"nobody here knows how to put a word into {field}"
        return self.fill(held)

    def _word(self, field: str) -> str:
        if field not in self.fields:
            self.fields[field] = next(self._fresh)
        return self.fields[field]

    def missing_in(self, text: str) -> set[str]:
        """Return the fields whose word does not stand in a text."""
        there = text.casefold()
        return {field for field, word in self.fields.items() if word not in there}


WORDS = Words()
ARCHIVE: References = _with_scales(WORDS.fill(_references()))
DECISION: Decision = WORDS.fill(_decision("worded"))
_JOINED = _campaign(DECISION)
CAMPAIGN: Decision = attrs.evolve(_JOINED, legs=WORDS.fill(_JOINED.legs))
