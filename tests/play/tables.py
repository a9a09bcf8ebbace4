"""The good decision laid out for a game, and roads through it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hypothesis import strategies as st

from game.address import Address
from game.library.shelf import Shelf
from game.play.game import Game, act, is_at_fork, start
from game.play.order import AS_WRITTEN
from game.play.page_builder import build_page
from game.play.questions import LEAVE_OPEN
from game.saving.records import Records
from game.saving.slots import Slots
from game.session import Session
from game.story.journal import Stage
from game.story.model import GO_ON, Decision
from game.story.references import References
from tests.examples import examples
from tests.random_decisions import ARCHIVE

GOOD = Path(__file__).resolve().parents[1] / "library" / "good"
SHELF = Shelf(GOOD)
OPENED = SHELF.open_at(Address("test-decision"))
DECISION = OPENED.decision

few = examples(30)
"""A random decision is a large thing to draw: a few of them are asked of each property."""

HISTORY = ("wait-for-evening", "raise-the-levee", "hold", "stay")
UPRIVER = ("ring-the-bells", "open-the-sluices", "leave-them-open")
ANSWERS = ("upper", "sure_60")
"""To the question before the reveal; what is asked at a fork is left open unless it is answered there."""
PREDICTING = (*UPRIVER[:2], "open-the-sluices", "sure_95", *UPRIVER[2:], *ANSWERS)
"""All that is answered, page after page, where nothing is left open on the road upriver."""


def begin() -> Game:
    """Return the good decision at its briefing."""
    return start(DECISION, SHELF.references())


def games(options: Iterable[str]) -> Iterator[Game]:
    """Yield the game at every page of a road, going on by itself where nothing is asked."""
    game = begin()
    for option in options:
        while _passes(game) or (is_at_fork(game) and option not in {one.id for one in build_page(game).options}):
            yield game
            game = act(game, GO_ON if _passes(game) else LEAVE_OPEN)
        yield game
        game = act(game, option)
    while _passes(game):
        yield game
        game = act(game, GO_ON)
    yield game


def after(*options: str, stop: Stage | None = None) -> Game:
    """Return the game where a road has come to, or at the last page of a kind on the way there."""
    played = list(games(options))
    return played[-1] if stop is None else [game for game in played if build_page(game).stage is stop][-1]


def open_session(folder: Path | None = None) -> Session:
    """Sit down at the good decision; kept in a folder, or nowhere."""
    slots = Slots(folder) if folder else None
    return Session.new(OPENED, slots, Records(folder), AS_WRITTEN)


def _passes(game: Game) -> bool:
    page = build_page(game)
    return bool(page.options) and not page.asks


def wander(
    data: st.DataObject, decision: Decision, play: Callable[[Game, str], Game] = act, references: References = ARCHIVE
) -> list[Game]:
    """Play a random decision at random, and give the game at every page; without a history it stops at the ending."""
    played = [start(decision, references)]
    while (decision.reveal.road or played[-1].journal.stage is not Stage.ENDING) and (
        options := [option.id for option in build_page(played[-1]).options if option.open]
    ):
        played.append(play(played[-1], data.draw(st.sampled_from(options))))
    return played
