"""The scenes that lead a class as text, held to what was looked at and found good."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.lesson.opening import Options
from game.lesson.verbs import CountHands, Decide, GiveFloor, Pause, Remove, SetLock, SetPresence, ShowTally, Stop
from game.saving.settings import Settings
from game.scenes.console.hot_seat import HotSeatScene
from game.scenes.console.room_scene import RoomScene
from tests.console.stage import SIZES, Held, console, holding_a_class, lead, make_door, press
from tests.golden import match_golden

GOLDEN = Path(__file__).parent / "golden"


def _in_the_lobby(held: Held) -> None:
    held.join(5)


def _at_the_vote(held: Held) -> None:
    held.join(7).go_on(3).vote("trust", "doubt", "trust").do(SetPresence(place=4, present=False))
    held.now[0] += 40


def _in_the_discussion(held: Held) -> None:
    held.join(4).go_on(3).vote("trust", "doubt", "trust", "leave").go_on(2)
    held.do(ShowTally(passage="first", shown=True), GiveFloor(place=2, seconds=45))
    held.now[0] += 2000


def _deciding(held: Held) -> None:
    held.join(4).go_on(3).vote("trust", "doubt").go_on(4)


def _after_the_first(held: Held) -> None:
    _deciding(held)
    held.do(Decide())


def _locked(held: Held) -> None:
    held.join(3).do(SetLock(locked=True)).join(2)


def _with_some_gone(held: Held) -> None:
    held.join(3).do(Remove(place=2), SetLock(locked=True))
    held.do(Pause())


def _stopped(held: Held) -> None:
    held.join(3).go_on(2).do(Stop())


STATES: dict[str, tuple[Callable[[Held], object], tuple[str, ...]]] = {
    "lobby": (_in_the_lobby, ()),
    "vote": (_at_the_vote, ()),
    "vote-peeked": (_at_the_vote, ("k",)),
    "discussion": (_in_the_discussion, ()),
    "deciding": (_deciding, ("d",)),
    "consequence": (_after_the_first, ()),
    "some-gone": (_with_some_gone, ()),
    "stopped": (_stopped, ()),
    "a-student": (_at_the_vote, ("down", "down", "enter")),
    "reasons": (_in_the_discussion, ("r",)),
    "way-in": (_in_the_lobby, ("j",)),
    "help": (_in_the_lobby, ("question_mark",)),
    "leaving": (_in_the_lobby, ("q",)),
}
AT_ALL_SIZES = ("lobby", "vote", "discussion", "way-in")
LOOKED_AT = [(state, size) for state in STATES for size in SIZES if size == "usual" or state in AT_ALL_SIZES]


@pytest.mark.parametrize(("state", "size"), LOOKED_AT, ids=["-".join(one) for one in LOOKED_AT])
async def test_the_console_looks_as_it_was_found_good(state: str, size: str, tmp_path: Path) -> None:
    prepare, keys = STATES[state]
    with holding_a_class(tmp_path) as held:
        prepare(held)
        async with console(held, tmp_path).run_test(size=SIZES[size]) as pilot:
            match_golden(GOLDEN / f"{state}-{size}.txt", await press(pilot, *keys))


@pytest.mark.parametrize("pane", [1, 2])
async def test_a_small_window_turns_from_pane_to_pane(pane: int, tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        _at_the_vote(held)
        async with console(held, tmp_path).run_test(size=SIZES["small"]) as pilot:
            match_golden(GOLDEN / f"pane-{pane}-small.txt", await press(pilot, *["tab"] * pane))


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_at_which_address_looks_as_it_was_found_good(size: str, tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        async with console(held, tmp_path, door=make_door(asks=True)).run_test(size=SIZES[size]) as pilot:
            match_golden(GOLDEN / f"address-{size}.txt", await press(pilot))


async def test_pseudonyms_stand_beside_their_roles(tmp_path: Path) -> None:
    with holding_a_class(tmp_path, options=Options(pseudonyms=True)) as held:
        _at_the_vote(held)
        async with console(held, tmp_path).run_test(size=SIZES["wide"]) as pilot:
            match_golden(GOLDEN / "pseudonyms-wide.txt", await press(pilot))


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_every_theme_draws_the_same_signs(theme: str, tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        _at_the_vote(held)
        app = console(held, tmp_path, settings=Settings(theme=theme, motion=False))
        async with app.run_test(size=SIZES["usual"]) as pilot:
            match_golden(GOLDEN / "vote-usual.txt", await press(pilot))


HANDS: dict[str, tuple[Callable[[Held], object], tuple[str, ...]]] = {
    "hands-lobby": (lambda _: None, ()),
    "hands-page": (lambda held: held.go_on(2), ()),
    "hands-typed": (lambda held: held.go_on(3), ("space", "1", "2", "enter", "7")),
    "hands-counted": (lambda held: held.go_on(3).do(CountHands(hands=(("trust", 12), ("doubt", 7)))), ()),
}


@pytest.mark.parametrize("size", ["usual", "small"])
@pytest.mark.parametrize("state", HANDS)
async def test_the_page_for_the_room_looks_as_it_was_found_good(state: str, size: str, tmp_path: Path) -> None:
    prepare, keys = HANDS[state]
    with holding_a_class(tmp_path, address="") as held:
        prepare(held)
        async with lead(RoomScene(held.steering), tmp_path).run_test(size=SIZES[size]) as pilot:
            match_golden(GOLDEN / f"{state}-{size}.txt", await press(pilot, *keys))


TURNS = {
    "seat-lobby": (0, ()),
    "seat-cover": (1, ("space",)),
    "seat-brief": (1, ("space", "enter")),
    "seat-choice": (3, ("space", "enter")),
    "seat-words": (3, ("space", "enter", "2", *"[b]Why q")),
    "seat-sure": (3, ("space", "enter", "2", "x", "enter")),
}


@pytest.mark.parametrize("size", ["usual", "small"])
@pytest.mark.parametrize("state", TURNS)
async def test_a_turn_at_the_shared_keyboard_looks_as_it_was_found_good(state: str, size: str, tmp_path: Path) -> None:
    steps, keys = TURNS[state]
    with holding_a_class(tmp_path, address="") as held:
        held.join(2).go_on(steps)
        async with lead(HotSeatScene(held.steering), tmp_path).run_test(size=SIZES[size]) as pilot:
            match_golden(GOLDEN / f"{state}-{size}.txt", await press(pilot, *keys))
