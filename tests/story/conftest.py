"""Each test of the engine runs twice: in one go, and through a saved game after every choice."""

from collections.abc import Callable

import pytest

from game.address import Address
from game.play.game import Game, act, resume
from game.saving.codec import SavedGame, decode, encode

Play = Callable[[Game, str], Game]


def directly(game: Game, option: str) -> Game:
    """Answer a page."""
    return act(game, option)


def after_saving(game: Game, option: str) -> Game:
    """Answer a page, save the game, and go on with what was read back."""
    answered = act(game, option)
    saved = SavedGame(
        slot="slot",
        address=Address(answered.decision.id),
        title=answered.decision.title,
        fingerprint=answered.decision.fingerprint,
        journal=answered.journal,
        began="2026-11-01T10:00:00+00:00",
        saved="2026-11-01T10:00:00+00:00",
        place="somewhere",
    )
    read = decode("slot", encode(saved))
    assert read == saved
    return resume(answered.decision, answered.references, read.journal)


@pytest.fixture(params=[directly, after_saving], ids=["direct", "after_saving_each_turn"], scope="session")
def play(request: pytest.FixtureRequest) -> Play:
    """Return the verb that answers a page."""
    found: Play = request.param
    return found
