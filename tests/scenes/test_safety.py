"""Content is shown as it is written: no markup acts, no control character passes, wide characters align."""

import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len

from game.address import Address
from game.play.cards import Gauge
from game.scenes.app import OnesideApp
from game.scenes.context import StartPoint
from game.scenes.drawing import ink, prose, wrap
from game.scenes.meters import strip
from game.scenes.opening import open_session
from game.story.prose import parse
from tests.scenes.stage import DECISION, GOOD, WIDE, make_context, press, screen_text

TRAP = "[@click=app.quit]x[/] and [USSR] and [/b]"
PLACES = (
    "Nine men and a lamp",
    "Ring the bells and clear the market",
    "The telegram from the upper gauge",
    "Mayor, in his last term",
    "Trust of the council",
    "Roos to Lind, 1 April 1910",
    "The town dry in the morning",
    "Wait for the evening reading. A town",
)
"""Words of every kind of text that a scene shows."""


def lay_traps(folder: Path) -> Path:
    """Return a copy of the good content with a trap in texts of every kind."""
    content = folder / "content"
    shutil.copytree(GOOD, content)
    for path in content.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for place in PLACES:
            text = text.replace(f": {place}", f": '{TRAP}' # ")
            text = text.replace(f"- {place}", f"- '{TRAP}' # ")
            text = text.replace(f"  {place}", f"  {TRAP} {place}")
        path.write_text(text, encoding="utf-8")
    return content


@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "p"), ("enter", "p", "enter", "enter"), ("enter", "d"),
                                  ("enter", "m"), ("enter", "1"), ("enter", "1", "enter"), ("escape",)])  # fmt: skip
async def test_brackets_in_content_are_shown_and_never_act(keys: tuple[str, ...], tmp_path: Path) -> None:
    laid = make_context(tmp_path / "saves", lay_traps(tmp_path))
    app = OnesideApp(laid, open_session(laid, StartPoint(decision=Address(DECISION))), {"ONESIDE_STILL": "1"})
    async with app.run_test(size=WIDE) as pilot:
        text = await press(pilot, *keys)
        for row, shown in enumerate(text.split("\n")):
            if "app.quit" in shown:
                await pilot.click(offset=(shown.index("app.quit"), row))
        screen_text(app)
        assert app.is_running
    if keys != ("escape",):
        assert "[@click=app.quit]" in text
        assert "[USSR]" in text


def test_forbidden_characters_never_reach_a_widget() -> None:
    output = ink("a\x1b]52;c;x\x07b\u202ec\x9bd\U000e0041e").plain
    assert output == "a\ufffd]52;c;x\ufffdb\ufffdc\ufffdd\ufffde"
    shown = "".join(text.plain for text in prose(parse("a\x1b[2Jb"))(40))
    assert "\x1b" not in shown


@pytest.mark.parametrize("width", [11, 20, 33])
def test_wide_characters_never_overflow_a_line(width: int) -> None:
    text = "毛泽东 said 一邊倒, и партия ответила: нет. 한국전쟁은 끝나지 않았다."
    for shown in wrap(ink(text), width, ink("– "), ink("  ")):  # noqa: RUF001 - the sign, not the letter
        assert cell_len(shown.plain) <= width


def gauge(label: str, *, changed: bool = False) -> Gauge:
    """Return a meter of five that stands at three."""
    return Gauge(
        id=label, label=label, help="", named=False, low=0, high=5, value=3, said="ready", changed=changed, before=2
    )


@pytest.mark.parametrize("width", [40, 56, 76])
def test_the_strip_of_meters_takes_two_lines_and_counts_what_it_leaves_out(width: int) -> None:
    gauges = [*(gauge(f"Meter number {number}") for number in range(8)), gauge("Turned", changed=True)]
    lines = strip(gauges)(width)
    assert len(lines) <= 2
    assert all(cell_len(text.plain) <= width for text in lines)
    assert lines[0].plain.startswith("Turned ■■■□□ 3 ready ▲ +1")
    assert "more: m" in lines[-1].plain
