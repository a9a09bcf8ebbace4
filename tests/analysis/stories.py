"""Tiny stories, as values, with one thing wrong or nothing."""

from game.story.conditions import Compare, Relation, When
from game.story.effects import Effect, Shift
from game.story.mark import Mark
from game.story.model import Briefing, Choice, Decision, Ending, Meter, Passage, Reveal, Target
from game.story.prose import Piece, Prose
from tests.random_decisions import AXES, DAY

TRUST = Meter(id="trust", label="Trust", help="How far.", low=0, high=2, start=1, mark=Mark("story.yaml", 1, 1))
MORE = Shift(0, 1, 0, 2)
LESS = Shift(0, -1, 0, 2)
TOLD = (Piece("Told."),)


def at_least(value: int, line: int = 50) -> When:
    """Return the condition that trust is at least so much."""
    return When(Compare(0, Relation.AT_LEAST, value), f"trust >= {value}", Mark("story.yaml", line, 9))


def choice(name: str, to: str, *does: Effect, when: When | None = None, line: int = 20) -> Choice:
    """Return a choice."""
    return Choice(
        id=name,
        text=name,
        when=when,
        closed="No." if when else "",
        does=does,
        to=(Target(to=to),),
        mark=Mark("story.yaml", line, 5),
    )


def passage(name: str, *choices: Choice, text: Prose = TOLD, line: int = 10) -> Passage:
    """Return a passage."""
    return Passage(id=name, title=name, date=DAY, text=text, choices=choices, mark=Mark("story.yaml", line, 3))


def ending(name: str, line: int = 40) -> Ending:
    """Return an ending."""
    return Ending(id=name, title=name, date=DAY, text=(Piece("Over."),), bill=(), mark=Mark("story.yaml", line, 3))


def story(passages: list[Passage], endings: list[Ending]) -> Decision:
    """Return the decision that opens with the first passage."""
    return Decision(
        id="story",
        title="A story",
        summary="A summary.",
        date=DAY,
        place="Somewhere",
        seat="mao",
        axes=AXES,
        briefing=Briefing(text=(Piece("You sit."),), wants=(), fears=(), judged_by=()),
        people={},
        meters=(TRUST,),
        opening=passages[0].id,
        passages={one.id: one for one in passages},
        endings={one.id: one for one in endings},
        reveal=Reveal(road=(), text=(Piece("History."),)),
    )


def sound() -> Decision:
    """Return a story with nothing wrong."""
    first = passage("first", choice("trust", "second", MORE), choice("doubt", "second", LESS), choice("wait", "second"))
    second = passage(
        "second",
        choice("stay", "home"),
        choice("flee", "away"),
        choice("go", "away", when=at_least(2)),
        text=(Piece("Told."), Piece("They smile.", at_least(1))),
    )
    return story([first, second], [ending("home"), ending("away")])
