"""Games as they are played: at random, with steps back and moves that are not possible, or straight to the end."""

import random
from collections.abc import Sequence

import attrs

from game.errors import ChoiceNotOfferedError, NothingToUndoError
from game.play.game import Game, act, resume, start, undo
from game.play.order import AS_WRITTEN, MOST
from game.play.page_builder import build_page
from game.play.questions import LEAVE_OPEN, find_pending_guess
from game.story.journal import Journal, Stage
from game.story.model import GO_ON, Decision
from game.story.references import References

MOVES = 60
REFUSED = None
"""What is seen where a move is not possible: nothing moves."""


@attrs.frozen
class Played:
    """A game at random: its moves, and the game after each; REFUSED where the move was not possible."""

    moves: tuple[str, ...]
    games: tuple[Game | None, ...]


def played_at_random(decision: Decision, references: References, seed: int, undos: float = 0.2) -> Played:
    """Play as somebody who takes back now and then, and asks for what is closed or not there."""
    source = random.Random(seed)  # noqa: S311 - a game at random, not a secret
    begun = Journal(number=source.randint(0, MOST), closed=some_closed(source, decision))
    game = resume(decision, references, begun)
    moves: list[str] = []
    games: list[Game | None] = [game]
    while len(moves) < MOVES:
        moves.append(some_move(source, game, undos))
        moved = after(game, moves[-1])
        games.append(moved)
        game = moved or game
    return Played(tuple(moves), tuple(games))


def some_closed(source: random.Random, decision: Decision) -> frozenset[str]:
    """Return the questions that a player has answered in another game, most of the time none."""
    return frozenset(one.id for one in decision.reveal.questions if source.random() < 0.2)


def some_move(source: random.Random, game: Game, undos: float) -> str:
    """Return an option of the page, most of the time."""
    options = [option.id for option in build_page(game).options]
    if not options or source.random() < (0.4 if find_pending_guess(game.journal) else undos):
        return "take_back"
    return (
        source.choice(options) if source.random() < 0.95 else source.choice([GO_ON, LEAVE_OPEN, "nowhere", "sure_60"])
    )


def after(game: Game, move: str) -> Game | None:
    """Return the game after a move; REFUSED where it is not possible."""
    try:
        return undo(game) if move == "take_back" else act(game, move)
    except (ChoiceNotOfferedError, NothingToUndoError):
        return REFUSED


def through(decision: Decision, references: References, road: Sequence[str], number: int = AS_WRITTEN) -> Played:
    """Play a road to the reckoning, leaving every question open."""
    game, ahead = start(decision, references, number), list(road)
    moves: list[str] = []
    games: list[Game | None] = [game]
    while not game.over:
        stage = game.journal.stage
        moves.append(ahead.pop(0) if stage is Stage.PASSAGE else LEAVE_OPEN if stage is Stage.QUESTION else GO_ON)
        game = act(game, moves[-1])
        games.append(game)
    return Played(tuple(moves), tuple(games))
