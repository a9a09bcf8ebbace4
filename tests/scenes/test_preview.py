"""The preview: a save redraws the page in place, and the author goes anywhere."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.library.incremental import entry_at
from game.library.references import Memory
from game.live_preview.document import Document, check_now
from game.problems import Problem, Severity
from game.saving.settings import Settings
from game.scenes.preview.app import PreviewApp
from game.scenes.preview.scene import PreviewScene
from tests.library.folders import with_file
from tests.play.tables import GOOD
from tests.scenes.stage import SIZES, SMALL, USUAL, WIDE, make_context, press, screen_text

TEXT = (GOOD / "decisions" / "test-decision.yaml").read_text(encoding="utf-8")
FILE = "decisions/test-decision.yaml"


class InAThread:
    """Checks in a thread of the test's own process."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._memory: Memory = {}

    def ask(self, request: tuple[Path, Path, Path | None]) -> tuple[str, tuple[Problem, ...]]:
        """Check a file."""
        return check_now(*request, self._memory)

    def end(self) -> None:
        """Nothing is to be ended."""


def preview(folder: Path, text: str = TEXT, *, follows: bool = True, theme: str = "dark") -> PreviewApp:
    """Return a preview of a text, checked in a thread."""
    path = with_file(folder, FILE, text.encode())
    laid = make_context(folder / "saves", path.parent.parent, settings=Settings(theme=theme))
    document = Document(path, laid.catalogue.home)
    document.read_whole()
    return PreviewApp(laid, document, follows=follows, checker=InAThread)


async def save(app: PreviewApp, pilot: Pilot[int], text: str) -> str:
    """Save a text and give the screen once it is drawn; the watcher, which would do the same, is not waited for."""
    app.document.path.write_text(text, encoding="utf-8")
    await app.reread()
    return await press(pilot)


async def wait_for_check(app: PreviewApp, pilot: Pilot[int]) -> str:
    """Wait for the check and give the screen."""
    for _ in range(200):
        if not app.document.status.checking:
            break
        await pilot.pause(0.05)
    return await press(pilot)


def scene(app: PreviewApp) -> PreviewScene:
    """Return the scene of the preview."""
    found = app.screen_stack[0]
    assert isinstance(found, PreviewScene)
    return found


def place(app: PreviewApp) -> str:
    """Name the place in view."""
    return scene(app).game.road.state.place


async def go(pilot: Pilot[int], name: str) -> str:
    """Go to a page by typing its name."""
    return await press(pilot, "slash", *["minus" if letter == "-" else letter for letter in name], "enter")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_a_save_redraws_the_passage_it_changed(size: str, theme: str, tmp_path: Path) -> None:
    app = preview(tmp_path, theme=theme)
    async with app.run_test(size=SIZES[size]) as pilot:
        text = await press(pilot)
        assert "High Water" in text
        assert app.theme == f"oneside-{theme}"
        text = await save(app, pilot, TEXT.replace("The sluice house", "The drowned house"))
        assert "The drowned house" in text
        assert place(app) == "sluice"
        assert "saved " in text
        assert "no problems" in await wait_for_check(app, pilot)


async def test_the_same_page_meters_and_scroll_remain_after_a_save(tmp_path: Path) -> None:
    app = preview(tmp_path, follows=False)
    async with app.run_test(size=SMALL) as pilot:
        await go(pilot, "landing")
        await press(pilot, "v", "right", "escape", "space")
        meters, scrolled = scene(app).game.road.state.meters, scene(app).scroll_column.scroll_offset.y
        assert scrolled > 0
        await save(app, pilot, TEXT.replace("The sluice house", "The drowned house"))
        assert (place(app), scene(app).game.road.state.meters) == ("landing", meters)
        assert scene(app).scroll_column.scroll_offset.y == scrolled
        assert "The drowned house" in await press(pilot, "c")


async def test_a_half_done_edit_keeps_the_old_page_and_says_so(tmp_path: Path) -> None:
    app = preview(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await go(pilot, "sluice")
        text = await save(app, pilot, TEXT.replace("    title: The sluice house", "    titel: The sluice house"))
        assert "The sluice house" in text
        assert "OLD PAGE" in text
        assert "Did you mean 'title'?" in " ".join(text.replace("│", " ").replace("▌", " ").split())
        assert "OLD PAGE" not in await save(app, pilot, TEXT)


async def test_choices_are_followed_from_anywhere_and_undo_leads_back(tmp_path: Path) -> None:
    app = preview(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot)
        await go(pilot, "sluice")
        await press(pilot, "2")
        assert scene(app).game.road.steps
        await press(pilot, "u")
        assert place(app) == "sluice"
        await press(pilot, "u")
        assert scene(app).page.stage.value == "briefing"
        assert "nothing to go back to" in await press(pilot, "u")


@pytest.mark.parametrize("kind", ["briefing", "question", "reveal", "reckoning"])
async def test_pages_beyond_the_story_are_drawn(kind: str, tmp_path: Path) -> None:
    app = preview(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot)
        await go(pilot, kind)
        assert scene(app).page.stage.value == kind
        text = await press(pilot, "space", "s", "escape")
        assert "saved " in text


async def test_a_page_that_a_draft_does_not_have_yet_is_told_and_not_drawn(tmp_path: Path) -> None:
    app = preview(tmp_path, TEXT.replace("to: levee\n", "to: leeve\n"))
    async with app.run_test(size=USUAL) as pilot:
        await wait_for_check(app, pilot)
        await go(pilot, "council")
        await press(pilot, "v", "right", "right", "right", "escape")
        number = next(at for at, option in enumerate(scene(app).page.options, 1) if option.id == "tell-the-villages")
        await press(pilot, str(number))
        text = await press(pilot, str(len(scene(app).page.options)))  # the question at the fork is left open
        assert "'leeve' is neither a passage nor an ending" in text
        assert "What did history do here?" in text


async def test_a_problem_leads_to_its_passage(tmp_path: Path) -> None:
    app = preview(tmp_path, TEXT.replace("to: levee\n", "to: leeve\n"))
    async with app.run_test(size=USUAL) as pilot:
        await wait_for_check(app, pilot)
        assert "'leeve' leads nowhere" in await press(pilot, "e")
        line = next(one.mark.line for one in app.document.status.problems if "'leeve' leads nowhere" in one.message)
        listed = [one.mark.line for one in app.document.status.problems if one.severity is Severity.ERROR]
        await press(pilot, *["down"] * listed.index(line), "enter")
        assert place(app) == entry_at(app.document.text, line)
        assert place(app) in scene(app).game.decision.passages


async def test_the_panels_turn_in_every_size(tmp_path: Path) -> None:
    app = preview(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await go(pilot, "council")
        assert "HIDDEN ONES TOO" in await press(pilot, "tab")
        assert "IN THE ROOM" in await press(pilot, "tab")
        assert "Nine men and a lamp" in await press(pilot, "tab")
        await pilot.resize_terminal(*WIDE)
        assert "HIDDEN ONES TOO" in await press(pilot)
        assert "IN THE ROOM" in await press(pilot, "tab")


async def test_the_help_begins_with_the_authors_own_keys(tmp_path: Path) -> None:
    app = preview(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot)
        text = await press(pilot, "question_mark")
        assert text.index("IN A PREVIEW") < text.index("IN A PASSAGE")
        assert "ON THE TITLE" not in text
        assert "Set any meter to any value." in text


async def test_a_file_that_cannot_be_read_at_all_shows_its_problems_until_it_can(tmp_path: Path) -> None:
    app = preview(tmp_path, "title: [\n")
    async with app.run_test(size=WIDE) as pilot:
        text = await press(pilot)
        assert "Nothing can be shown yet" in text
        assert "PROBLEMS" in text
        text = await press(pilot, "enter", "v", "escape", "slash", "escape", "e", "escape")
        assert "High Water" in await save(app, pilot, TEXT)
        assert screen_text(app)


async def test_a_save_is_seen_by_itself(tmp_path: Path) -> None:
    app = preview(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot)
        await pilot.pause(0.5)
        app.document.path.write_text(TEXT.replace("The sluice house", "The drowned house"), encoding="utf-8")
        for _ in range(100):
            if place(app) == "sluice":
                break
            await pilot.pause(0.05)
        assert "The drowned house" in await press(pilot)
