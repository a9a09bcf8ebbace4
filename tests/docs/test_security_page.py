"""SECURITY.md names tests that are there; docs/serving.md and docs/teaching.md name commands that can be typed."""

import re
import shlex

import pytest

from game.cli.commands import parse
from tests.docs.blocks import DOCS, ROOT, blocks_of

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", SECURITY)
SERVING = (DOCS / "serving.md").read_text(encoding="utf-8")
TEACHING = (DOCS / "teaching.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"(?:^|[`/])oneside +((?:host|serve-classes|classes|join|analyse|handout) +[^`\n]+)", re.MULTILINE)
MOST_PICTURES, MOST_BYTES = 6, 60_000


@pytest.mark.parametrize(("file", "name"), dict.fromkeys(NAMED))
def test_every_test_that_holds_something_is_there(file: str, name: str) -> None:
    assert re.search(rf"^(?:async )?def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_everything_that_is_defended_has_a_test() -> None:
    rows = [row for row in re.findall(r"^\| (.*) \|$", SECURITY, re.MULTILINE) if row != "what holds | held by"]
    assert len(rows) > 30
    assert [row for row in rows if "::test_" not in row] == []


def test_every_test_of_what_somebody_may_try_is_named() -> None:
    for file in ("test_security", "test_secrecy", "test_hostile_words", "test_codes_and_clocks"):
        text = (ROOT / "tests" / "web" / f"{file}.py").read_text(encoding="utf-8")
        names = set(re.findall(r"^(?:async )?def (test_\w+)", text, re.MULTILINE))
        assert names - {name for _, name in NAMED} == set()


@pytest.mark.parametrize("page", [TEACHING, SERVING], ids=["teaching", "serving"])
def test_commands_can_be_typed(page: str) -> None:
    commands = COMMAND.findall(page.replace("\\\n", ""))
    assert len(commands) > 3
    for command in commands:
        parse(shlex.split(command.replace("%i", "8101")))


def test_the_proxy_and_the_unit_speak_of_the_same_ports() -> None:
    caddy = next(block.text for block in blocks_of(SERVING) if "reverse_proxy 127" in block.text)
    ports = set(re.findall(r"127\.0\.0\.1:(\d+)", caddy))
    assert ports == set(re.findall(r"oneside-classes@(\d+)", SERVING))
    unit = next(block.text for block in blocks_of(SERVING) if block.language == "ini")
    assert "serve-classes --port %i" in unit


def test_pictures_are_few_light_and_shown() -> None:
    pictures = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert set(re.findall(r"\]\(pictures/([\w.-]+)\)", TEACHING)) == set(pictures)
    assert len(pictures) <= MOST_PICTURES
    assert max(pictures.values()) < MOST_BYTES
