"""Without colour everything is still told by signs and words."""

from pathlib import Path

import pytest
from textual.theme import Theme

from game.address import Address
from game.scenes.app import OnesideApp
from game.scenes.context import StartPoint
from game.scenes.opening import open_session
from game.scenes.themes import DARK, LIGHT
from tests.scenes.stage import DECISION, USUAL, make_context, press


async def test_no_color_leaves_no_colour_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    laid = make_context(tmp_path)
    app = OnesideApp(
        laid, open_session(laid, StartPoint(decision=Address(DECISION), steps=("ring-the-bells",))), {"NO_COLOR": "1"}
    )
    async with app.run_test(size=USUAL) as pilot:
        text = await press(pilot, "enter", "down")
        picture = app.export_screenshot()
    assert "× closed" in text  # noqa: RUF001 - the sign, not the letter
    assert "▼ −1" in text  # noqa: RUF001
    assert "█ 1  " in text
    assert (DARK.accent or "-") not in picture.lower()


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.1)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_text_is_told_from_its_ground(theme: Theme) -> None:
    for ground in (theme.background or "", theme.panel or "", theme.variables["raised"]):
        for ink in (theme.foreground or "", theme.accent or "", theme.variables["muted"]):
            dark, light = sorted((luminance(ground), luminance(ink)))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, ink)
