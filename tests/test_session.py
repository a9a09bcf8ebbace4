"""A game at the table, and what is known of the games before it."""

from pathlib import Path

from game.address import Address
from game.saving.records import Records
from game.saving.slots import Slots
from game.session import Sitting
from game.story.model import GO_ON
from tests.play.tables import SHELF, sitting


def test_what_was_seen_of_a_decision_was_seen_in_games_of_it(tmp_path: Path) -> None:
    game = sitting(tmp_path)
    for option in (GO_ON, "wait-for-evening"):
        game.act(option)
    passages = {step.passage for step in game.game.journal.steps}
    assert sitting(tmp_path).places_seen() == passages
    other = SHELF.open_at(Address("the-dry-summer"))
    assert Sitting.new(other, Slots(tmp_path), Records(tmp_path)).places_seen() == frozenset()
