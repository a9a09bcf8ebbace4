"""The declarations of who is at the table in a lesson: roles, and the sides they are on."""

from typing import Any, TypeVar

from game.schema.containers import ListOf, MapOf, Via
from game.schema.records import Field, Record
from game.schema.scalars import Flag, Name, Text, Whole
from game.schema.story_types import PROSE
from game.schema.symbols import SymbolType
from game.story.lesson import LessonRole, RoleNote, Side

T = TypeVar("T")
MOST_WEIGHT = 100
MOST_PLACES = 100


def in_order(by_name: dict[str, T]) -> tuple[T, ...]:
    """Return the values of a mapping, each of which knows its own name, in the order of the file."""
    return tuple(by_name.values())


def list_named(kind: Record[T], key: Name, help: str, *, least: int = 0) -> Via[dict[str, T], tuple[T, ...]]:  # noqa: A002
    """Return the kind of a mapping from names to records that know their names."""
    return Via(kind=MapOf(kind=kind, key=key, least=least, help=help), into=in_order, help=help)


PAPERS: ListOf[Any] = ListOf(kind=Name(names=SymbolType.PAPER), help="Papers, by their names.")
ROLES: ListOf[Any] = ListOf(kind=Name(names=SymbolType.ROLE), help="Roles of the lesson, by their names.")
PLACE_IN_STORY = Name(names=SymbolType.PASSAGE)

NOTE = Record(
    build=RoleNote,
    called="a note to a role",
    key="passage",
    help="What a role alone is told, and handed, at a juncture.",
    fields=(
        Field(name="text", kind=PROSE, required=False, help="What it is told."),
        Field(name="papers", kind=PAPERS, required=False, help="Papers it is handed then."),
    ),
)

ROLE = Record(
    build=LessonRole,
    called="a role",
    key="id",
    help="Who somebody is at the table.",
    fields=(
        Field(name="title", kind=Text(), help="What the role is called on every screen."),
        Field(
            name="person",
            kind=Name(names=SymbolType.PERSON),
            required=False,
            help="Who of the cast it is; none where it is a composite.",
        ),
        Field(name="card", kind=Text(long=True), help="What everybody may know of it."),
        Field(name="brief", kind=Text(long=True), required=False, help="What it alone is told, in 80 to 120 words."),
        Field(
            name="long_brief",
            kind=Text(long=True),
            required=False,
            help="The same in 180 to 250 words, for a class with more time.",
        ),
        Field(name="wants", kind=ListOf(kind=Text()), required=False, help="What it wants, a line each."),
        Field(name="papers", kind=PAPERS, required=False, help="Papers that it alone has on its desk."),
        Field(
            name="notes",
            kind=list_named(NOTE, PLACE_IN_STORY, "What it alone is told at each juncture."),
            required=False,
            help="What it alone is told at each juncture.",
        ),
        Field(
            name="objective",
            kind=Text(long=True),
            required=False,
            help="What it was really after; everybody is told in the debrief.",
        ),
        Field(name="side", kind=Name(names=SymbolType.SIDE), required=False, help="The side it is on."),
        Field(
            name="weight",
            kind=Whole(least=1, most=MOST_WEIGHT),
            required=False,
            help="What it counts in a council, however many hold it; 1 where nothing is said.",
        ),
        Field(name="leader", kind=Flag(), required=False, help="true where its word decides for the leader."),
        Field(name="observer", kind=Flag(), required=False, help="true where it watches and does not vote."),
        Field(name="task", kind=Text(long=True), required=False, help="What an observer watches for."),
        Field(
            name="most",
            kind=Whole(least=0, most=MOST_PLACES),
            required=False,
            help="How many students may hold it; 0, as where nothing is said, is any number.",
        ),
        Field(
            name="deputies",
            kind=ROLES,
            required=False,
            help="Who speaks for it while nobody who holds it is there, the first choice first.",
        ),
    ),
)

SIDE = Record(
    build=Side,
    called="a side",
    key="id",
    help="Several roles that want the same, and may meet in the discussion.",
    fields=(Field(name="title", kind=Text(), help="What it is called."),),
)
