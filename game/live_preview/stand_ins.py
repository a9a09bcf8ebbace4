"""What stands for things that a draft names and nobody has written yet, so that its pages can be looked at."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from game.story.dates import read_span
from game.story.model import Role
from game.story.references import Axis, Better, Claim, ClaimKind, Paper, Person, References, Source, Thesis

T = TypeVar("T")
LACKING = "(not written yet)"


class Lenient(dict[str, T]):
    """A mapping that makes what it lacks."""

    def __init__(self, known: Mapping[str, T], make: Callable[[str], T]) -> None:
        """Hold what is known; `make` gives the rest."""
        super().__init__(known)
        self._make = make

    def __missing__(self, name: str) -> T:
        """Make a stand-in, without keeping it."""
        return self._make(name)


def make_lenient(references: References) -> References:
    """Return references with a stand-in for every claim, source, paper, person, axis and thesis they lack."""
    return References(
        claims=Lenient(references.claims, _claim),
        sources=Lenient(references.sources, lambda name: Source(id=name, author=name, title=LACKING, published="")),
        disputes=references.disputes,
        papers=Lenient(references.papers, _paper),
        people=Lenient(references.people, lambda name: Person(id=name, name=name, office=LACKING)),
        axes=Lenient(references.axes, _axis),
        lenses=references.lenses,
        theses=Lenient(references.theses, lambda name: Thesis(id=name, title=name, text=LACKING, basis=())),
        maps=references.maps,
    )


def make_lenient_roles(people: Mapping[str, Role]) -> Mapping[str, Role]:
    """Return the people of a decision with a stand-in for whoever it lacks."""
    return Lenient(people, lambda name: Role(person=name, role=LACKING, card=()))


def _claim(name: str) -> Claim:
    return Claim(id=name, text=f"'{name}': {LACKING}", kind=ClaimKind.INTERPRETATION, source=name, where=LACKING)


def _paper(name: str) -> Paper:
    return Paper(
        id=name,
        title=name,
        date=read_span("1900"),
        kind="draft",
        by=LACKING,
        what=LACKING,
        survives=LACKING,
        text=LACKING,
        basis=(),
    )


def _axis(name: str) -> Axis:
    return Axis(id=name, name=name, unit="", help=LACKING, better=Better.LESS, low=Decimal(0), high=Decimal(1))
