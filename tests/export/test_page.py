"""The page that plays: its own engine beside ours, and what it asks of a browser."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.export.ink import ink
from game.export.page import page
from game.export.twee import twee
from game.play.citations import Citations
from game.play.phrases import said
from game.play.side_panel import amount
from game.story.bill import Bill, Confidence, Entry
from game.story.conditions import Compare, Relation, When
from game.story.engine import find, offer
from game.story.model import Decision
from game.story.prose import Piece, Prose, Words, parse, told
from game.story.references import Archive
from game.story.scoring import Judge, compare
from game.story.state import State
from game.story.walk import Walk, bill_of, history_of, walk_choices
from tests.export.peers import Peer, peer
from tests.export.roads import GOOD_STORIES, SHIPPED, opened, some_roads
from tests.play.tables import few
from tests.random_decisions import ARCHIVE, decisions


@pytest.fixture(scope="module", name="node")
def _node() -> Iterator[Peer]:
    with peer("page_peer.mjs") as running:
        yield running


def words(prose: Prose, state: State) -> list[str]:
    """Give the words of the paragraphs that hold."""
    blocks = parse(told(prose, state.meters))
    return ["".join(run.text for run in block.runs if isinstance(run, Words)) for block in blocks]


def seen(decision: Decision, state: State) -> dict[str, Any]:
    """Give what our own engine shows in a state."""
    place = decision.spot(state.place)
    return {
        "place": state.place,
        "meters": list(state.meters),
        "text": words(place.text, state),
        "offers": [
            [one.choice.id, one.choice.text, one.open, "" if one.open else one.choice.closed]
            for one in offer(decision, state)
        ],
    }


def lines(bill: Bill, archive: Archive) -> list[list[Any]]:
    """Give a bill in words, as our own faces say it."""
    shown = [(line, amount(line, archive.axes[line.axis], Citations(archive))) for line in bill]
    return [
        [
            line.axis,
            said(one, archive.axes[line.axis]),
            one.confidence,
            list(one.kinds),
            list(one.whys),
            list(line.basis),
        ]
        for line, one in shown
    ]


def hold_to_the_engine(node: Peer, decision: Decision, archive: Archive, roads: list[list[str]]) -> None:
    """Play roads in the page's engine and in ours, and compare everything."""
    played = node.ask(page=page(decision, archive).text, roads=roads)["played"]
    history = history_of(decision)
    for road, theirs in zip(roads, played, strict=True):
        ours = walk_choices(decision, road)
        assert theirs["steps"] == road
        assert theirs["seen"] == [seen(decision, state) for state in ours.states]
        assert theirs["then"] == [
            words(find(decision, before, step.choice).then, after)
            for step, before, after in zip(ours.steps, ours.states, ours.states[1:], strict=False)
        ]
        assert theirs["bill"] == lines(bill_of(decision, ours), archive)
        assert theirs["history"] == lines(bill_of(decision, history), archive)
        assert theirs["standings"] == standings(decision, archive, ours, history)


def standings(decision: Decision, archive: Archive, mine: Walk, history: Walk) -> list[str]:
    """Give how a road stands to history's under every lens that weighs some axis."""
    axes = {name: archive.axes[name] for name in decision.axes}
    lenses = [lens for lens in archive.lenses.values() if any(axis in axes for axis, _ in lens.weights)]
    bills = bill_of(decision, mine), bill_of(decision, history)
    return [compare(*(Judge(lens, axes).bill(bill) for bill in bills)).value for lens in lenses]


@few
@given(decision=decisions(), seed=st.integers(0, 1000))
def test_any_story_is_played_by_the_page_as_by_us(node: Peer, decision: Decision, seed: int) -> None:
    hold_to_the_engine(node, decision, ARCHIVE, some_roads(decision, 4, seed))


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_a_real_story_is_played_by_the_page_as_by_us(node: Peer, name: str) -> None:
    decision, archive = opened(name)
    hold_to_the_engine(node, decision, archive, [list(decision.reveal.road), *some_roads(decision, 12)])


@few
@given(
    amounts=st.tuples(*[st.decimals(-(10**9), 10**9, places=3)] * 3),
    decimals=st.integers(0, 4),
)
def test_figures_are_said_as_everywhere(node: Peer, amounts: tuple[Decimal, ...], decimals: int) -> None:
    decision, archive = opened("test-decision")
    low, best, high = sorted(amounts)
    entry = Entry(axis="lives", low=low, best=best, high=high, confidence=Confidence.LOW, basis=(), why="So.")
    axes = {**archive.axes, "lives": attrs.evolve(archive.axes["lives"], decimals=decimals)}
    changed = attrs.evolve(
        decision,
        endings={name: attrs.evolve(one, bill=(entry,)) for name, one in decision.endings.items()},
    )
    hold_to_the_engine(node, changed, attrs.evolve(archive, axes=axes), [list(decision.reveal.road)])


@few
@given(decision=decisions())
def test_no_format_names_a_hidden_meter_where_a_choice_is_closed(decision: Decision) -> None:
    when = When(Compare(2, Relation.AT_LEAST, 1), "grudge >= 1")
    first = decision.passages[decision.opening]
    choices = tuple(attrs.evolve(choice, when=when, closed="Not yet.") for choice in first.choices)
    changed = attrs.evolve(
        decision,
        passages={**decision.passages, decision.opening: attrs.evolve(first, choices=choices)},
        reveal=attrs.evolve(decision.reveal, road=()),
        meters=tuple(attrs.evolve(meter, label="Kept secret") if meter.hidden else meter for meter in decision.meters),
    )
    told = json.loads(re.search(r'id="story">(.*?)</script>', page(changed, ARCHIVE).text, re.DOTALL)[1])  # type: ignore[index]
    waits = told["passages"][decision.opening]["choices"][0]["waits"]
    assert waits == {"said": "Needs something that cannot be seen from this chair.", "asks": []}
    assert "Kept secret" not in twee(changed, ARCHIVE).text
    assert "asks: Needs Kept secret" not in ink(changed, ARCHIVE).text


class Parts(HTMLParser):
    """Collects the elements of a page and the text of its scripts."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))


HOSTILE = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> &lt; ]]> \" ' `${x}` \u2028"


def hostile() -> tuple[Decision, Archive]:
    """Give a story whose every text would like to be script."""
    decision, archive = opened("test-decision")
    landing = decision.passages["landing"]
    choices = tuple(attrs.evolve(choice, text=HOSTILE, then=(Piece(HOSTILE),)) for choice in landing.choices)
    passage = attrs.evolve(landing, title=HOSTILE, text=(Piece(HOSTILE),), choices=choices)
    changed = attrs.evolve(decision, title=HOSTILE, summary=HOSTILE, passages={**decision.passages, "landing": passage})
    return changed, archive


def test_no_text_becomes_script(node: Peer) -> None:
    decision, archive = hostile()
    text = page(decision, archive).text
    elements = Parts(text).elements
    assert [given.get("id") for kind, given in elements if kind == "script"] == ["story", "engine", "play"]
    assert not [kind for kind, _ in elements if kind == "img"]
    shown = HOSTILE.replace("\u2028", "\N{REPLACEMENT CHARACTER}")
    assert node.ask(page=text, roads=[])["title"] == shown
    engine = (Path("game/export/engine.js")).resolve()
    assert "</script" not in engine.read_text(encoding="utf-8") + engine.with_name("page.js").read_text(
        encoding="utf-8"
    )


def test_a_page_asks_for_nothing_and_allows_only_its_own_scripts() -> None:
    decision, archive = opened("test-decision")
    text = page(decision, archive).text
    elements = Parts(text).elements
    assert not {
        name for _, given in elements for name in given if name in {"src", "href", "action"} or name.startswith("on")
    }
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|eval|innerHTML|Function)\b", text)
    (policy,) = [given["content"] for _, given in elements if given.get("http-equiv") == "Content-Security-Policy"]
    assert policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")
@pytest.mark.parametrize("stage", ["briefing", "passage", "consequence", "ending", "question", "reveal", "reckoning"])
def test_a_browser_shows_every_page(tmp_path: Path, stage: str) -> None:
    decision, archive = hostile()
    file = tmp_path / "story.html"
    file.write_text(page(decision, archive).text, encoding="utf-8")
    road = {"briefing": "", "passage": "", "consequence": "ring-the-bells"}.get(stage, ".".join(decision.reveal.road))
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/browser"]
    address = f"{file.as_uri()}#at={stage}&road={road}"
    done = subprocess.run(
        [*command, "--virtual-time-budget=3000", "--dump-dom", address],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    drawn = done.stdout.partition('<script type="application/json"')[0]
    end = decision.endings[history_of(decision).state.place].title
    heading = {
        "ending": end,
        "question": "Before the reveal",
        "reveal": "What history did",
        "reckoning": "The reckoning",
    }
    expected = heading.get(stage)
    assert f'<h1 tabindex="-1">{expected}' in drawn if expected else "&lt;/script&gt;" in drawn
    assert "[object" not in drawn
    assert "undefined" not in drawn
    assert "<img" not in drawn
