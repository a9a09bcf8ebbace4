"""Footer, palette, bindings and help are made from one declaration."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.binding import Binding

from game.scenes.app import OnesideApp
from game.scenes.commands import COMMANDS, Where, list_bindings, list_commands
from game.scenes.help import PLAYING
from game.scenes.reckoning import ReckoningScene
from game.scenes.reveal import RevealScene
from game.scenes.sheet import Sheet
from game.scenes.story_scene import StoryScene
from game.scenes.title import TitleScene
from game.scenes.widgets.key_footer import draw_keys
from tests.scenes.stage import USUAL, open_after, press

LONG = (Where.READING, Where.PAGE, Where.SCROLL)
SCENES: dict[type[object], tuple[Where, ...]] = {
    TitleScene: (Where.TITLE, Where.SCROLL),
    StoryScene: (Where.PASSAGE, Where.QUESTION, Where.TELLING, Where.PAGE, Where.SCROLL),
    RevealScene: (*LONG, Where.TELLING),
    ReckoningScene: (*LONG, Where.RECKONING),
    Sheet: (Where.SHEET, Where.SCROLL),
}


def test_every_command_has_a_name_of_its_own_keys_and_a_sentence() -> None:
    assert len({one.id for one in COMMANDS}) == len(COMMANDS)
    for one in COMMANDS:
        assert one.keys
        assert one.help.endswith(".")


@pytest.mark.parametrize("place", [where for where in Where if where is not Where.ANYWHERE])
def test_no_key_means_two_things_in_one_place(place: Where) -> None:
    keys = [key for one in list_commands(place) for key in one.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_command_of_a_scene_can_be_done(scene: type[object]) -> None:
    for one in COMMANDS:
        if one.where in SCENES[scene]:
            assert hasattr(scene, f"action_{one.id}")
        elif one.where is Where.ANYWHERE:
            assert hasattr(OnesideApp, f"action_{one.id}")


def test_bindings_carry_the_number_of_their_key() -> None:
    actions = [one.action for one in list_bindings(Where.PASSAGE) if isinstance(one, Binding)]
    assert "choose(1)" in actions
    assert "why" in actions


@pytest.mark.parametrize("width", [20, 56, 76, 116])
def test_the_footer_is_never_cut_and_always_leads_to_more(width: int) -> None:
    content = draw_keys(list_commands(Where.PASSAGE, Where.PAGE), width)
    assert cell_len(content.plain) <= width
    assert content.plain.endswith("? more")


async def test_the_help_names_every_command_of_a_player(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=(120, 200)) as pilot:
        text = " ".join((await press(pilot, "question_mark")).split())
        for one in (one for one in COMMANDS if one.where in PLAYING):
            assert one.shown in text
            assert one.help.split()[0] in text


async def test_the_palette_offers_the_commands_of_the_scene_below_and_does_them(tmp_path: Path) -> None:
    app = open_after(tmp_path, "wait-for-evening")
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot)
        offered = {one.title for one in app.get_system_commands(app.screen)}
        assert {"Sources (s)", "Undo (u)", "Settings (,)", "Quit (q)"} <= offered
        assert not any("Screenshot" in title for title in offered)
        await press(pilot, "ctrl+p", *"sources")
        await pilot.pause(0.3)
        text = await press(pilot, "enter")
        assert "Sources of this page" in text
