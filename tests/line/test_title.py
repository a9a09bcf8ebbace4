"""The title in the plain face."""

import io

from game.address import Address
from game.library.listing import list_shelf
from game.line.talk import Talk
from game.line.title import ask, title_as_text
from game.saving.codec import SavedGame
from game.story.journal import Journal
from tests.play.tables import SHELF

GAME = SavedGame(
    slot="a-game",
    address=Address("test-decision"),
    title="High Water",
    fingerprint="",
    journal=Journal(),
    began="",
    saved="",
    place="1 April 1910: The council",
)


def ask_with(*lines: str) -> tuple[Address | SavedGame | None, str]:
    """Ask with these lines typed; gives what was chosen, and what was said."""
    out = io.StringIO()
    talk = Talk(io.StringIO("".join(f"{line}\n" for line in lines)), out, out, by_hand=False, width=76)
    return ask(talk, list_shelf(SHELF), [GAME]), out.getvalue()


def test_a_number_or_a_name_chooses_a_decision() -> None:
    assert ask_with("1")[0] == Address("test-decision")
    assert ask_with("test-decision")[0] == Address("test-decision")


def test_a_saved_game_can_be_gone_on_with() -> None:
    chosen, output = ask_with("3")
    assert chosen == GAME
    assert "3. High Water, 1 April 1910: The council" in output


def test_a_campaign_stands_under_its_own_heading() -> None:
    for answer in ("2", "the-year-of-water"):
        chosen, output = ask_with(answer)
        assert chosen == Address("the-year-of-water")
    lines = output.splitlines()
    place = lines.index("Campaigns")
    assert lines[place + 1].startswith("2. The Year of Water, 1 April \N{EN DASH} 2 July 1910, 2 legs. Too much of it")


def test_without_campaigns_the_title_says_nothing_of_them() -> None:
    assert "Campaigns" not in title_as_text([("Decisions", SHELF.headings()), ("Campaigns", ())], [], 76)


def test_leaving_chooses_nothing() -> None:
    assert ask_with("q")[0] is None
    assert ask_with()[0] is None


def test_what_is_not_there_is_said_to_be_so() -> None:
    chosen, output = ask_with("9", "", "nothing", "1")
    assert chosen == Address("test-decision")
    assert "There is nothing called '9' here" in output
