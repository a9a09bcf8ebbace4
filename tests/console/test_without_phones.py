"""Raised hands and one keyboard lead through a whole lesson, and keep what is private covered."""

from pathlib import Path

from game.lesson.stages import LessonStage
from game.lesson.verbs import Advance
from game.scenes.console.hot_seat import HotSeatScene
from game.scenes.console.room_scene import RoomScene
from game.scenes.console.turn import TurnScene
from tests.console.stage import SIZES, holding_a_class, lead, press

BRIEFS = ("You chair.", "You count.", "You listen.")


async def test_hands_are_asked_for_at_each_vote_and_decide(tmp_path: Path) -> None:
    with holding_a_class(tmp_path, address="") as held:
        room = held.steering
        async with lead(RoomScene(room), tmp_path).run_test(size=SIZES["usual"]) as pilot:
            await press(pilot, "space", "space", "space")
            assert held.find_stage() is LessonStage.VOTE
            text = await press(pilot, "space")
            assert "Type the number of hands" in text
            await press(pilot, "3", "enter", "1", "9", "enter", "enter")
            first, second, third = (option.id for option in room.view_for_teacher().common.choices)
            assert dict(room.room.hands[("first", 1)]) == {first: 3, second: 19, third: 0}
            for _ in range(30):
                if held.find_stage() is LessonStage.ENDED:
                    break
                text = await press(pilot, "space")
                if "Type the number of hands" in text:
                    await press(pilot, "2", *["enter"] * text.count("0  Do"), *["enter"] * 3)
            assert held.find_stage() is LessonStage.ENDED
            assert room.room.outcomes["first"].choice == first  # the second vote, two hands for the first choice


async def test_the_page_for_the_room_never_shows_a_sealed_tally(tmp_path: Path) -> None:
    with holding_a_class(tmp_path, address="") as held:
        held.join(3).go_on(3).vote("trust", "trust", "doubt")
        async with lead(RoomScene(held.steering), tmp_path).run_test(size=SIZES["wide"]) as pilot:
            assert "ballots" not in await press(pilot)
            held.go_on(2)
            assert "ballots" not in await press(pilot)
            assert "3 of 3 ballots" in await press(pilot, "t")


async def test_one_keyboard_leads_three_players_through_a_lesson(tmp_path: Path) -> None:
    with holding_a_class(tmp_path, address="") as held:
        steering = held.steering
        async with lead(HotSeatScene(steering), tmp_path).run_test(size=SIZES["usual"]) as pilot:
            assert "Nobody plays yet" in await press(pilot, "space")
            await press(pilot, "a", "a", "a", "space")
            for brief in BRIEFS:
                covered = await press(pilot, *["space"] * (not isinstance(pilot.app.screen, TurnScene)))
                assert not any(secret in covered for secret in BRIEFS)
                assert brief in await press(pilot, "enter")
                await press(pilot, "enter")
            for _ in range(150):
                if held.find_stage() is LessonStage.ENDED:
                    break
                await _play_on(pilot)
            assert held.find_stage() is LessonStage.ENDED
        assert len(steering.room.ballots[("first", 1)]) == 3
        assert steering.room.ballots[("first", 1)][1].reason == "so"
        assert len(steering.room.predictions["which"]) == 3


async def _play_on(pilot: object) -> None:
    """Do the next thing: uncover, choose the first, write a word, be as sure as the first says, or go on."""
    screen = pilot.app.screen  # type: ignore[attr-defined]
    if not isinstance(screen, TurnScene):
        await press(pilot, "space")  # type: ignore[arg-type]
    elif screen._phase == "words":  # noqa: SLF001 - a player sees it by the line that is typed
        await press(pilot, "s", "o", "enter")  # type: ignore[arg-type]
    else:
        await press(pilot, "1")  # type: ignore[arg-type]


async def test_escape_covers_the_screen_and_leaves_the_turn_open(tmp_path: Path) -> None:
    with holding_a_class(tmp_path, address="") as held:
        held.join(1).do(Advance())
        async with lead(HotSeatScene(held.steering), tmp_path).run_test(size=SIZES["usual"]) as pilot:
            assert "You chair." in await press(pilot, "space", "enter")
            assert "You chair." not in await press(pilot, "escape")
            assert "1 to go" in await press(pilot)


async def test_leaving_covers_what_is_private(tmp_path: Path) -> None:
    with holding_a_class(tmp_path, address="") as held:
        held.join(1).do(Advance())
        async with lead(HotSeatScene(held.steering), tmp_path).run_test(size=SIZES["usual"]) as pilot:
            text = await press(pilot, "space", "enter", "ctrl+c")
            assert "You chair." not in text
            assert "Press q again to leave" in text
