"""A game played line by line, without a terminal."""

import io
from pathlib import Path

import attrs
import pytest

from game.address import Address
from game.errors import ChoiceNotOfferedError
from game.line import loop
from game.line.talk import Talk
from game.saving.records import Records
from game.session import Session
from game.story.journal import Stage
from game.story.model import GO_ON
from tests.play.tables import ANSWERS, DECISION, HISTORY, PREDICTING, SHELF, UPRIVER, open_session


class Said:
    """What a loop has said: `text` on stdout, `aside` on stderr."""

    def __init__(self, typed: str, *, by_hand: bool = False) -> None:
        """Type some lines."""
        self._text, self._aside = io.StringIO(), io.StringIO()
        self.talk = Talk(io.StringIO(typed), self._text, self._aside, by_hand=by_hand, width=76)

    @property
    def text(self) -> str:
        """The game."""
        return self._text.getvalue()

    @property
    def aside(self) -> str:
        """The remarks."""
        return self._aside.getvalue()


def play_typed(*lines: str, by_hand: bool = False, at: Session | None = None, blind: bool = False) -> Said:
    """Play with these lines typed."""
    output = Said("".join(f"{line}\n" for line in lines), by_hand=by_hand)
    loop.play(at or open_session(), output.talk, blind=blind)
    return output


def test_numbers_and_names_both_choose() -> None:
    by_name, by_number = open_session(), open_session()
    play_typed(*PREDICTING, at=by_name)
    play_typed("1", "2", "2", "5", "2", "1", "3", at=by_number)
    assert by_name.game.over
    assert by_name.game.journal == by_number.game.journal


def test_a_closed_choice_and_a_wrong_one_are_refused_with_a_sentence() -> None:
    output = play_typed("ring-the-bells", "1", "9", "swim", "", "w 1")
    assert "The choice 'raise-the-levee' is closed: The council will not give you its men" in output.aside
    assert "There is no choice '9' here" in output.aside
    assert "There is no choice 'swim' here" in output.aside
    assert "Needs Trust of the council at least 2 (fair). Now: Trust of the council is thin." in " ".join(
        output.text.split()
    )


def test_enter_where_a_choice_is_asked_for_says_what_an_answer_is() -> None:
    at = open_session()
    assert "A number from 1 to 3 answers; '?' says what else can be typed." in play_typed("", at=at).aside
    assert at.page.asks


def test_undo_goes_back_and_at_the_beginning_says_so() -> None:
    at = open_session()
    output = play_typed(GO_ON, "1", "u", "u", "", "q", by_hand=True, at=at)
    assert "nothing to undo" not in output.aside
    assert at.page.stage is Stage.PASSAGE
    assert at.game.journal.steps == ()
    assert "nothing to undo" in play_typed("u", by_hand=True).aside


def test_what_stands_beside_a_page_can_be_looked_at() -> None:
    shown = play_typed(
        "?", "p", "p vos", "p nobody", "d", "d 1", "d 7", "s", "s 1", "s 9", "m", "map", "r", "w", "w 1", "b"
    ).text
    for expected in (
        "take back the last choice",
        "- Hendrik Vos, Mayor, in his last term",
        "Asked for advice:",
        "There is nobody called 'nobody' in the room.",
        "1. Roos to Lind, 1 April 1910 (telegram, 1 April 1910)",
        "Rests on [1]",
        "There is no paper '7' here; they go from 1 to 1.",
        "[1] At noon on 1 April",
        "There is no source '9' here; they go from 1 to 1.",
        "- The river: rising. What the river does.",
        "The river comes from the east",
        "You have not chosen anything yet.",
        "Say which choice, as in 'w 3'.",
        "Choice 1 is open.",
        "The bill is told at the reckoning.",
    ):
        assert expected in shown


def test_a_slash_says_that_a_command_is_meant_where_a_choice_is_called_the_same() -> None:
    transition = DECISION.passages["landing"]
    choices = (attrs.evolve(transition.choices[0], id="map"), *transition.choices[1:])
    decision = attrs.evolve(
        DECISION, passages={**DECISION.passages, "landing": attrs.evolve(transition, choices=choices)}
    )
    at = Session.new(attrs.evolve(SHELF.open_at(Address("test-decision")), decision=decision), None, Records(None))
    assert "The river comes from the east" in play_typed("/map", at=at).text
    assert at.page.stage is Stage.PASSAGE
    play_typed("map", at=at)
    assert [step.choice for step in at.game.road.steps] == ["map"]


def test_at_the_reckoning_the_figures_can_be_asked_after() -> None:
    output = play_typed("", UPRIVER[0], "", *PREDICTING[1:5], "", *ANSWERS, "", "b 1", "b", "b 9", "q", by_hand=True)
    assert "The villages held fewer people than the new town" in output.text
    assert "There is no axis '9' here" in output.text
    assert output.aside.strip("> ") == ""


def test_by_hand_a_page_that_asks_nothing_waits_for_enter() -> None:
    output = play_typed("q", by_hand=True)
    assert output.text.startswith("High Water")
    assert "The telegram from" not in output.text
    assert output.aside == "> ", "nothing is kept before the first page was turned"


def test_at_the_end_of_input_the_game_is_kept_and_says_how_to_go_on(tmp_path: Path) -> None:
    at = open_session(tmp_path)
    assert play_typed("ring-the-bells", at=at).aside == f"The game is kept; 'oneside resume {at.slot}' goes on.\n"
    assert play_typed("ring-the-bells").aside == "The game is not kept.\n"


def test_a_game_that_could_not_be_kept_is_not_called_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    *notices, last = play_typed("ring-the-bells", at=open_session(tmp_path / "file")).aside.splitlines()
    assert all(notice.startswith("This move is not kept: ") for notice in notices)
    assert last == "The game is not kept."


def test_a_road_is_walked_without_asking_and_every_page_is_told() -> None:
    output, at = Said(""), open_session()
    loop.play(at, output.talk, UPRIVER)
    assert at.page.stage is Stage.QUESTION
    assert "The bells begin at Saint Anne" in output.text
    assert "The end of this road: Upriver" in output.text


def test_a_road_may_name_go_on() -> None:
    output, at = Said(""), open_session()
    loop.play(at, output.talk, [GO_ON, "ring-the-bells", GO_ON, "open-the-sluices"])
    assert at.game.road.state.place == "sluice"


def test_a_road_ends_where_a_choice_is_not_open() -> None:
    with pytest.raises(ChoiceNotOfferedError, match="is closed"):
        loop.play(open_session(), Said("").talk, ["ring-the-bells", "raise-the-levee"])
    with pytest.raises(ChoiceNotOfferedError, match="the game is over"):
        loop.play(open_session(), Said("").talk, [*UPRIVER, *ANSWERS, "more"])


def test_after_undo_the_page_is_told_whole() -> None:
    output = play_typed("", "wait-for-evening", "2", "u", "q", by_hand=True)
    assert output.text.count("You chose: Wait for the evening reading") == 2


def test_blind_play_hides_meters_and_what_a_choice_waits_for() -> None:
    output = play_typed("ring-the-bells", "m", "w 1", blind=True)
    assert "The meters are hidden" in output.text
    assert "Needs Trust" not in output.text


def test_no_control_character_reaches_the_terminal() -> None:
    output = play_typed("\x1b[2Jswim\x07\x9b")
    assert "\x1b" not in output.aside
    assert "\x9b" not in output.aside


def test_a_finished_game_is_placed_among_all_roads_when_asked() -> None:
    finished = open_session()
    play_typed(*HISTORY[:2], "leave_open", *HISTORY[2:], *ANSWERS, at=finished)
    output = play_typed("y", "y best", "o", at=finished, by_hand=True)
    assert "19 roads lead through this story. Every one was counted; none was guessed." in output.text
    assert "You: 3; better than 74% of all roads" in output.text
    assert "Through the lens 'Lives first'" in output.text
    assert "It ends in" in output.text.split("'y best' tells")[1]
    assert "The roads: 1 of 3 endings found." in output.text
    assert "[Dry cellars]" in output.text
    assert "Upriver" not in output.text.split("The roads: 1 of 3")[1]


def test_all_roads_are_told_at_the_reckoning_only() -> None:
    output = play_typed("y", "o", by_hand=True)
    assert output.text.count("That is told at the reckoning.") == 2
