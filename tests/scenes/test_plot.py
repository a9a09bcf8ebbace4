"""The chart of a campaign's reckoning, drawn by a plotting widget from a plot of two roads."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.address import Address
from game.saving.settings import Settings
from game.scenes.app import OnesideApp
from game.scenes.context import StartPoint
from game.scenes.opening import open_session
from game.scenes.plot import choose_years
from tests.scenes.stage import SIZES, SMALL, USUAL, WIDE, make_context, press

DROWNED = ("ring-the-bells", "open-the-sluices", "leave-them-open", "order")
LINE = set("▀▄▌▐▙▛▜▟▖▗▘▝█")


def at_the_reckoning(folder: Path, *, theme: str = "dark", environment: dict[str, str] | None = None) -> OnesideApp:
    """Return the app at the last page but one of a campaign played to its end."""
    laid = make_context(folder, settings=Settings(theme=theme))
    session = open_session(laid, StartPoint(decision=Address("the-year-of-water")))
    assert session is not None
    road = list(DROWNED)
    while not session.game.over:
        page = session.page
        asked = [option.id for option in page.options if option.open]
        session.act(road.pop(0) if road and road[0] in asked else asked[0])
    return OnesideApp(laid, session, {"ONESIDE_STILL": "1", **(environment or {})})


def colour_of(text: str, picture: str) -> str:
    """Return the colour in which an SVG of the screen shows a text."""
    (style,) = {found[1] for found in re.finditer(rf'class="[^"]*-(r\d+)"[^>]*>{text}', picture)}
    (colour,) = re.findall(rf"-{style} {{ fill: (#[0-9a-f]{{6}})", picture)
    return str(colour)


@pytest.mark.parametrize("size", SIZES)
async def test_both_roads_are_told_apart_by_signs_with_words_and_years_beside(size: str, tmp_path: Path) -> None:
    app = at_the_reckoning(tmp_path, environment={"NO_COLOR": "1"})
    async with app.run_test(size=SIZES[size]) as pilot:
        text = await press(pilot, "3") + await press(pilot, *["down"] * 6)
    rows = {word: row for row in text.splitlines() for word in ("complete", "thin", "gone") if f"{word}┤" in row}
    assert "○  ○  ○" in rows["complete"]
    assert not LINE & set(rows["complete"].partition("┤")[2].rpartition("○")[0])
    assert "▄▄▄" in rows["thin"]
    assert "○" not in rows["thin"]
    assert LINE & set(rows["gone"])
    assert "Apr 1910" in text
    assert "Jul 1910" in text


async def test_a_table_says_what_the_chart_draws(tmp_path: Path) -> None:
    async with at_the_reckoning(tmp_path).run_test(size=WIDE) as pilot:
        text = await press(pilot, "3")
    assert "Trust of the council   ▄▄ you   ○ ○ history" in text
    context = [
        line.split("│")[0].split()[:5] for line in text.splitlines() if " April 1910 " in line or " July 1910 " in line
    ]
    assert context[:4] == [
        ["1", "April", "1910", "thin", "firm"],
        ["3", "April", "1910", "thin", "complete"],
        ["1", "July", "1910", "gone", "complete"],
        ["2", "July", "1910", "gone", "complete"],
    ]


async def test_the_chart_is_drawn_anew_for_another_size_and_another_theme(tmp_path: Path) -> None:
    app = at_the_reckoning(tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        before = await press(pilot, "3")
        await pilot.resize_terminal(*USUAL)
        after = await press(pilot, "3")
        assert after.count("○") > before.count("○") >= 15
        colours = [colour_of("▄▄▄▄", app.export_screenshot())]
        accents = [app.theme_variables["accent"]]
        await press(pilot, "comma", "enter", "escape")
        colours.append(colour_of("▄▄▄▄", app.export_screenshot()))
        accents.append(app.theme_variables["accent"])
    assert colours == [accent.lower() for accent in accents]
    assert len(set(colours)) == len(colours)


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 1, 1)), st.integers(0, 40_000), st.integers(2, 14))
def test_the_years_named_lie_on_the_chart_and_are_no_more_than_fit(first: datetime.date, days: int, most: int) -> None:
    last = first + datetime.timedelta(days=days)
    named = choose_years(first, last, most)
    assert 1 <= len(named) <= most
    assert all(first <= day <= last for day, _ in named)
    assert all(str(day.year) in name for day, name in named)
    assert len({name for _, name in named}) == len(named) or last - first < datetime.timedelta(days=31)
