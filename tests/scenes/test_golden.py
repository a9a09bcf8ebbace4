"""Scenes as text, held to what was looked at and found good (ONESIDE_REWRITE_GOLDEN=1 writes them anew)."""

from pathlib import Path

import pytest

from tests.golden import match_golden
from tests.scenes.stage import CAMPAIGN, DROWNED, HISTORY, SIZES, at_title, open_after, press

GOLDEN = Path(__file__).parent / "golden"
ANSWERED = ("enter", "1", "4")
SCENES: dict[str, tuple[tuple[str, ...] | None, tuple[str, ...]]] = {
    "title": (None, ()),
    "how-to-play": (None, ("h",)),
    "settings": (None, ("comma",)),
    "briefing": ((), ()),
    "passage": ((), ("enter",)),
    "passage-with-changes": (("wait-for-evening",), ()),
    "passage-with-a-closed-choice": (("ring-the-bells",), ("enter",)),
    "people": ((), ("enter", "p")),
    "advice": ((), ("enter", "p", "enter", "enter")),
    "desk": ((), ("enter", "d")),
    "paper": ((), ("enter", "d", "1")),
    "meters": ((), ("enter", "m")),
    "sources": ((), ("s",)),
    "source": ((), ("s", "1")),
    "road": (HISTORY[:2], ("r",)),
    "help": ((), ("question_mark",)),
    "consequence": (("ring-the-bells",), ()),
    "ending": (HISTORY, ()),
    "question": (HISTORY, ("enter",)),
    "how-sure": (HISTORY, ("enter", "1")),
    "reveal": (HISTORY, ANSWERED),
    "reveal-notes": (HISTORY, (*ANSWERED, "3")),
    "reckoning": (HISTORY, (*ANSWERED, "enter")),
    "reckoning-lenses": (HISTORY, (*ANSWERED, "enter", "2")),
    "reckoning-predictions": (HISTORY, (*ANSWERED, "enter", "7")),
}


OF_A_CAMPAIGN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "campaign-briefing": ((), ()),
    "campaign-leg-opens": ((), ("enter",)),
    "campaign-leg-ends": (DROWNED, ()),
    "campaign-bridge-opens": (DROWNED, ("enter",)),
    "campaign-bridge": (DROWNED, ("enter", "enter")),
    "campaign-over-the-years": ((*DROWNED, "order"), ("enter", "enter", "3")),
}

AT_ALL_SIZES = (
    "title",
    "briefing",
    "passage-with-changes",
    "passage-with-a-closed-choice",
    "reveal",
    "reckoning",
    "sources",
)
LOOKED_AT = [(scene, size) for scene in SCENES for size in SIZES if size == "usual" or scene in AT_ALL_SIZES]


@pytest.mark.parametrize(("scene", "size"), LOOKED_AT, ids=["-".join(one) for one in LOOKED_AT])
async def test_a_scene_looks_as_it_was_found_good(scene: str, size: str, tmp_path: Path) -> None:
    steps, keys = SCENES[scene]
    app = at_title(tmp_path) if steps is None else open_after(tmp_path, *steps)
    async with app.run_test(size=SIZES[size]) as pilot:
        text = await press(pilot, *keys)
    match_golden(GOLDEN / f"{scene}-{size}.txt", text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", OF_A_CAMPAIGN)
async def test_a_campaign_looks_as_it_was_found_good(scene: str, size: str, tmp_path: Path) -> None:
    steps, keys = OF_A_CAMPAIGN[scene]
    async with open_after(tmp_path, *steps, decision=CAMPAIGN).run_test(size=SIZES[size]) as pilot:
        match_golden(GOLDEN / f"{scene}-{size}.txt", await press(pilot, *keys))
