"""The console does what its keys say, and shows nothing that could harm or betray."""

from pathlib import Path

import pytest

from game.lesson.stages import LessonStage
from game.lesson.verbs import Advance, Decide, SetLock, SetPresence, Vote
from game.scenes.app import OnesideApp
from game.scenes.commands import COMMANDS, Where
from game.scenes.console.app import ClassApp
from game.scenes.console.hot_seat import HotSeatScene
from game.scenes.console.people import PeopleList
from game.scenes.console.qr import QUIET, draw_qr
from game.scenes.console.room import draw_room
from game.scenes.console.room_scene import RoomScene
from game.scenes.console.scene import ConsoleScene
from game.scenes.console.step import draw_step
from tests.console.stage import ADDRESS, CODE, SIZES, console, holding_a_class, make_door, press, settle
from tests.scenes.stage import screen_text

SCENES: dict[type[object], tuple[Where, ...]] = {
    ConsoleScene: (Where.CLASS, Where.CONSOLE),
    RoomScene: (Where.CLASS,),
    HotSeatScene: (Where.CLASS, Where.ROOM),
}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_command_of_a_scene_can_be_done_and_no_key_means_two_things(scene: type[object]) -> None:
    commands = [one for one in COMMANDS if one.where in SCENES[scene]]
    assert [one.id for one in commands if not hasattr(scene, f"action_{one.id}")] == []
    everywhere = [one for one in COMMANDS if one.where is Where.ANYWHERE]
    assert all(hasattr(OnesideApp, f"action_{one.id}") for one in everywhere)
    keys = [key for one in (*commands, *everywhere) for key in one.keys]
    assert len(keys) == len(set(keys))


async def test_space_leads_through_a_whole_lesson(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(3)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await settle(pilot)
            stages = [held.find_stage()]
            while held.find_stage() is not LessonStage.ENDED and len(stages) < 40:
                if held.find_stage() in {LessonStage.VOTE, LessonStage.SECOND_VOTE}:
                    held.vote(*["trust", "stay"][held.steering.room.position.place == "third" :][:1] * 3)
                for place in (1, 2, 3):
                    held.do(SetPresence(place=place, present=held.find_stage() is LessonStage.VOTE))
                await press(pilot, "space")
                stages.append(held.find_stage())
            assert "ended" in await press(pilot)
    assert LessonStage.DECIDING in stages
    assert LessonStage.REVEAL in stages
    assert stages[-1] is LessonStage.ENDED


async def test_the_one_who_still_writes_is_waited_for_until_w_is_pressed(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(3).vote("trust")
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            text = await press(pilot, "space")
            assert "The clerk still writes; wait, or go on without them. w does so." in _flat(text)
            assert held.find_stage() is LessonStage.VOTE
            await press(pilot, "w")
            assert held.find_stage() is LessonStage.PREDICTION


async def test_a_key_pressed_twice_is_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.scenes.console.leading.PATIENCE", 60)
    with holding_a_class(tmp_path) as held:
        held.join(2)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "space", "enter", "space")
            assert held.find_stage() is LessonStage.BRIEFS


async def test_an_empty_lobby_is_left_only_when_that_is_asked_for_twice(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            assert "Nobody has joined yet" in await press(pilot, "enter")
            assert held.find_stage() is LessonStage.LOBBY
            await press(pilot, "enter")
            assert held.find_stage() is LessonStage.BRIEFS


async def test_back_pause_stop_and_go_on_are_keys(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(2)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "b")
            assert held.find_stage() is LessonStage.BRIEFS
            await press(pilot, "p")
            assert held.steering.room.paused
            await press(pilot, "p", "s")
            assert (held.steering.room.paused, held.steering.room.stopped) == (False, True)
            assert "s goes on" in await press(pilot, "space")
            await press(pilot, "enter")
            assert not held.steering.room.stopped


async def test_more_time_for_all_and_for_one(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(3)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "plus", "2")
            assert held.steering.room.stage_extra == 60
            await press(pilot, "down", "down", "enter", "2")
            assert dict(held.steering.room.extra_of) == {2: 180}
            assert "+3:00" in await press(pilot)


async def test_a_tally_is_covered_until_the_teacher_looks_and_shown_to_the_class_by_another_key(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(3).go_on(3).vote("trust", "trust", "doubt")
        async with console(held, tmp_path).run_test(size=SIZES["wide"]) as pilot:
            assert "3 of 3 ballots" not in await press(pilot)
            assert "its reasons are covered" in await press(pilot, "r")
            assert "only you see this" in await press(pilot, "k")
            assert "still open, and sealed" in await press(pilot, "t")
            held.go_on(2)
            await press(pilot, "k", "t")
            assert held.steering.view_for_class().common.tallies
            await press(pilot, "t")
            assert not held.steering.view_for_class().common.tallies


async def test_a_reason_is_shown_without_its_name_and_taken_off(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(3).vote("trust", "doubt").go_on(2)
        async with console(held, tmp_path).run_test(size=SIZES["wide"]) as pilot:
            await press(pilot, "r", "2")
            assert held.steering.view_for_class().common.reasons == ("[b]doubt[/b], I say",)
            assert "on the screens" in await press(pilot, "r")
            await press(pilot, "2")
            assert held.steering.view_for_class().common.reasons == ()


async def test_a_reason_stands_with_the_words_of_its_choice(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(3).vote("trust", "doubt").go_on(2)
        async with console(held, tmp_path).run_test(size=SIZES["wide"]) as pilot:
            assert "The chair  Do trust" in await press(pilot, "r")


async def test_the_step_after_a_discussion_closes_no_vote(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(3).vote("trust", "doubt").go_on(3)
        async with console(held, tmp_path).run_test(size=SIZES["wide"]) as pilot:
            assert "→ Close the vote, then: let the class decide" in await press(pilot)


def test_the_bill_on_the_class_screen_is_the_classs(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(1)
        while held.find_stage() is not LessonStage.RECKONING:
            if held.server.run(held.holding.perform(Advance(without_stragglers=True))) is not None:
                held.do(Decide(choice="stay" if held.steering.room.position.place == "third" else "trust"))
        seen = (
            draw_room(held.steering.view_for_class(), ADDRESS),
            draw_step(held.steering.view_for_teacher(), peeks=False),
        )
        for drawing in seen:
            drawn = [line.plain for line in drawing(70)]
            assert any(line.startswith("class    Ending") for line in drawn)
            assert not any(line.startswith("you") for line in drawn)


async def test_lock_admit_remove_and_admit_again(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(1)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "l")
            assert held.steering.room.locked
            held.join(1)
            assert "1 waits at the door" in await press(pilot)
            await press(pilot, "x")
            assert len(held.steering.room.members) == 2
            await press(pilot, "i", "down", "enter", "6")
            assert [place.standing.value for place in held.steering.room.places.values()] == ["in", "removed"]
            await press(pilot, "enter", "1", "l")
            assert len(held.steering.room.members) == 2
            assert not held.steering.room.locked


async def test_another_role_a_deputy_and_the_floor(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(1)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "down", "down", "enter", "4", "2")
            assert held.steering.room.places[2].role == "guest"
            await press(pilot, "escape", "u", "1", "2")
            assert dict(held.steering.room.deputies) == {"clerk": 2}
            text = await press(pilot, "f", "1", "2")
            assert "The chair has the floor, 0:30 left" in text
            await press(pilot, "f", "1")
            assert held.steering.room.floor is None


async def test_news_hands_and_a_second_vote(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(1).go_on(3)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "n", "1")
            assert held.steering.room.news == ("storm",)
            assert "no news ready" in await press(pilot, "n")
            await press(pilot, "h", *"12", "down", *"7", "enter", "enter")
            first, second, third = (option.id for option in held.steering.view_for_teacher().common.choices)
            assert dict(held.steering.room.hands[("first", 1)]) == {first: 12, second: 7, third: 0}
            held.go_on(4)
            assert held.find_stage() is LessonStage.DECIDING
            await press(pilot, "v")
            assert held.find_stage() is LessonStage.SECOND_VOTE
            assert "No vote is open now" in (await press(pilot, "w", "h"))


async def test_where_nobody_voted_the_next_step_asks_the_teacher_for_the_choice(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(1).go_on(3)
        held.go_on(4)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "space", held.key_of("doubt"))
            assert held.steering.room.outcomes["first"].choice == "doubt"


async def test_the_end_is_asked_for_and_the_next_class_is_one_key(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(2)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            assert "this one has ended" in await press(pilot, "c")
            await press(pilot, "e", "3")
            assert held.find_stage() is LessonStage.PAGE
            await press(pilot, "e", "1")
            register, first = held.server.hall.register, held.steering.class_id
            assert register.entry(first).ended is not None
            await press(pilot, "b")
            assert register.entry(first).ended is None
            await press(pilot, "e", "1", "c")
            assert held.steering.code != CODE
            assert held.steering.code in await press(pilot)
            held.join(1)
            assert "1 here" in await press(pilot)


async def test_leaving_is_asked_for_once_and_says_how_to_go_on(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        app = console(held, tmp_path)
        async with app.run_test(size=SIZES["usual"]) as pilot:
            text = await press(pilot, "question_mark", "ctrl+c")
            assert f"oneside host --resume {CODE}" in _flat(text)
            assert app.is_running
            await pilot.press("q")
        assert app.return_value == 0


async def test_the_class_is_opened_to_the_network_only_by_the_teachers_choice(tmp_path: Path) -> None:
    opened: list[str] = []

    def open_at(address: str) -> str:
        opened.append(address)
        return f"http://{address}:8000"

    with holding_a_class(tmp_path) as held:
        door = make_door(asks=True, open_at=open_at)
        async with console(held, tmp_path, door=door).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "3")
            assert opened == []
            text = await press(pilot, "a", "2")
            assert opened == ["198.51.100.4"]
            assert f"198.51.100.4:8000; its code is {CODE}" in _flat(text)


async def test_an_address_that_cannot_be_opened_is_said_in_a_sentence(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            assert "cannot be reached at 192.0.2.7" in await press(pilot, "a", "1")
            assert "Open http://192.0.2.7:8000/c/BCDFGH/screen in the browser" in _flat(await press(pilot, "o"))


async def test_words_of_students_are_text(tmp_path: Path) -> None:
    words = "[@click=app.quit]x[/] \x1b[2J\x07 [bold]$accent {0} \N{RIGHT-TO-LEFT OVERRIDE}evil"
    with holding_a_class(tmp_path) as held:
        held.join(2).go_on(3).do(Vote(place=1, choice="trust", reason=words)).go_on(2)
        async with console(held, tmp_path).run_test(size=SIZES["wide"]) as pilot:
            listed, shown = await press(pilot, "r"), await press(pilot, "1")
            assert "[@click=app.quit]x[/]" in listed
            assert "[bold]$accent {0}" in listed
            assert "[@click=app.quit]x[/]" in shown
            assert not {"\x1b", "\x07", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(listed + shown)


async def test_what_happens_elsewhere_is_shown_without_a_key(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await settle(pilot)
            held.join(3)
            for _ in range(100):
                await pilot.pause(0.05)
                if "3 here" in screen_text(_app(pilot.app)):
                    break
            assert "3 here" in screen_text(_app(pilot.app))


async def test_a_class_of_three_hundred_is_listed_and_walked_through(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(300)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "down", *["down"] * 25)
            people = pilot.app.screen.query_one(PeopleList)
            assert people.selected == 26
            assert held.steering.room.places[26].name in screen_text(_app(pilot.app))


async def test_a_window_that_is_too_small_lets_nothing_be_pressed_blindly(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(2)
        async with console(held, tmp_path).run_test(size=(40, 12)) as pilot:
            assert "A little more room" in await press(pilot, "space", "e")
            assert held.find_stage() is LessonStage.LOBBY


@pytest.mark.parametrize("side", [21, 25, 29, 33])
@pytest.mark.parametrize(("width", "height"), [(60, 20), (80, 24), (120, 40), (200, 60)])
def test_a_qr_is_drawn_module_by_module_as_large_as_fits(side: int, width: int, height: int) -> None:
    matrix = [[(row * 7 + column * 3) % 5 % 2 for column in range(side)] for row in range(side)]
    lines = [line.plain for line in draw_qr(matrix, width, height)]
    whole = side + 2 * QUIET
    scale = min(width // whole, 2 * height // whole)
    assert scale >= 1
    assert len(lines) <= height
    halves = [row for line in lines for row in ([sign in "▀█" for sign in line], [sign in "▄█" for sign in line])]
    read = [[halves[(row + QUIET) * scale][(column + QUIET) * scale] for column in range(side)] for row in range(side)]
    assert read == [[bool(module) for module in row] for row in matrix]
    assert not any(halves[0])
    assert max(map(len, lines)) == whole * scale


def test_a_qr_that_does_not_fit_is_not_drawn() -> None:
    assert draw_qr([[1] * 21] * 21, 80, 10) == []


def _flat(text: str) -> str:
    return " ".join(text.replace("▌", " ").split())


def _app(app: object) -> OnesideApp:
    assert isinstance(app, ClassApp)
    return app


def test_a_step_of_another_screen_makes_a_form_of_this_one_stale(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(1)
        turn = held.steering.room.turn
        held.go_on(1)
        assert "has moved since" in held.refuse(Advance(turn=turn))
        assert held.do(SetLock(locked=True)).steering.room.locked


async def test_who_has_no_time_left_is_no_longer_said_to_write(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(1).go_on(3)
        async with console(held, tmp_path).run_test(size=SIZES["usual"]) as pilot:
            assert "writes" in await press(pilot)
            held.now[0] += 3600
            scene = pilot.app.screen
            assert isinstance(scene, ConsoleScene)
            scene.tick()
            text = await press(pilot)
            assert "writes" not in text
            assert "minutes late" in text


async def test_a_step_begins_at_its_top(tmp_path: Path) -> None:
    with holding_a_class(tmp_path) as held:
        held.join(6).go_on(3).vote(*["trust"] * 6)
        async with console(held, tmp_path).run_test(size=SIZES["small"]) as pilot:
            await press(pilot, "k", "pagedown")
            scene = pilot.app.screen
            assert isinstance(scene, ConsoleScene)
            assert scene.scroll_column.scroll_offset.y > 0
            await press(pilot, "space")
            assert scene.scroll_column.scroll_offset.y == 0
