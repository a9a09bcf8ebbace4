"""The page that plays in a real browser: what is drawn, kept and taken back is what our own game says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.export.page import write_page
from game.play.cards import Option
from game.play.game import Game, act, start, undo
from game.play.page import GO_ON
from game.play.page_builder import build_page
from game.story.journal import Stage
from game.story.prose import StyledText, parse
from game.story.walk import history_of
from tests.export.drawn_words import words_of
from tests.export.peers import Peer, peer
from tests.export.plays import through
from tests.export.roads import open_story
from tests.export.stories import HOSTILE, hostile
from tests.export.told_page import Teller
from tests.outside import browser

HINDSIGHT = {Stage.REVEAL, Stage.RECKONING}
BESIDE = {Stage.PASSAGE, Stage.CONSEQUENCE, Stage.ENDING, Stage.QUESTION, Stage.RECKONING}
"""The stages whose page has the meters beside it."""


@pytest.fixture(scope="module", name="chromium")
def _chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    program = browser()
    with peer("browser_peer.mjs", "playwright-core") as running:
        running.ask(start={"program": program, "folder": str(tmp_path_factory.mktemp("profile"))})
        yield running


@attrs.define
class Table:
    """The same game in the browser and in ours, held to each other after every move."""

    chromium: Peer
    teller: Teller
    game: Game
    file: Path
    shown: dict[str, Any] = attrs.field(factory=dict)

    def do(self, **asked: Any) -> None:
        """Do something in the browser and compare."""
        self.shown = self.chromium.ask(**asked)
        hold_to_the_game(self.shown, self.game)
        fields = self.teller.page(self.game)
        assert [words for words in words_of(fields) if words not in self.shown["text"]] == []
        sources = [f"{source['text']} {source['kind'].capitalize()}" for source in fields["sources"]]
        assert [shown[: len(ours)] for shown, ours in zip(self.shown["sources"], sources, strict=True)] == sources

    def play(self, option: str, *, by_key: bool) -> None:
        """Choose an option of the page, by its key or by a click."""
        options = build_page(self.game).options
        number, chosen = next((at, one) for at, one in enumerate(options) if one.id == option)
        self.game = act(self.game, option)
        if by_key:
            self.do(press="Enter" if option == GO_ON else str(number + 1))
        else:
            self.do(click=self._name(chosen))

    def _name(self, option: Option) -> str:
        """Return what stands on a button; one says more than elsewhere."""
        return option.text if option.id != GO_ON else self.shown["onward"][0]

    def take_back(self) -> None:
        """Undo."""
        self.game = undo(self.game)
        self.do(press="u")

    def play_on(self) -> None:
        """Go on as far as nothing is asked."""
        while [option.id for option in build_page(self.game).options] == [GO_ON]:
            self.play(GO_ON, by_key=len(self.game.journal.steps) % 2 == 0)


def table(chromium: Peer, folder: Path, name: str) -> Table:
    """Open a story in the browser."""
    decision, references = open_story(name)
    file = folder / "story.html"
    file.write_text(write_page(decision, references).text, encoding="utf-8")
    made = Table(chromium, Teller(decision, references), start(decision, references), file)
    made.do(open=file.as_uri())
    return made


def hold_to_the_game(shown: dict[str, Any], game: Game) -> None:
    """Compare what is drawn with our own page of the same moment."""
    ours, stage = build_page(game), game.journal.stage
    assert shown["errors"] == []
    assert shown["heading"] == ours.title
    assert shown["title"] == f"{ours.title} - {ours.decision_title}"
    asked = [option for option in ours.options if option.id != GO_ON]
    assert shown["open"] == [option.text for option in asked if option.open]
    assert shown["closed"] == [
        f"{option.text}Closed: {option.reason} {option.asks}" for option in asked if not option.open
    ]
    assert shown["meters"] == ([gauge.label for gauge in ours.gauges] if stage in BESIDE else [])
    assert shown["changed"] == (
        [gauge.label for gauge in ours.gauges if gauge.changed] if stage is Stage.CONSEQUENCE else []
    )
    drawn = [card.name for card in ours.people] + [card.title for card in ours.papers]
    assert shown["papers"] == (drawn if stage is not Stage.BRIEFING else [])
    hold_back(shown, game)


def hold_back(shown: dict[str, Any], game: Game) -> None:
    """See that nothing is told too early, and that it is told in the end."""
    hindsight = game.journal.stage in HINDSIGHT
    laid = {card.id for card in build_page(game).papers}
    for paper in game.references.papers.values():
        for block in parse(paper.afterwards):
            first = next(run.text for run in block.runs if isinstance(run, StyledText))
            assert (first in shown["text"]) is (hindsight and paper.id in laid)
    for meter in game.decision.meters:
        if meter.hidden:
            assert (meter.help in shown["text"]) is game.over


def test_a_whole_game_is_played_as_by_us(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, "test-decision")
    played.play(GO_ON, by_key=False)
    played.play("ring-the-bells", by_key=True)
    played.take_back()
    played.play("wait-for-evening", by_key=False)
    played.play_on()
    played.do(reload=True)
    played.play("open-the-sluices", by_key=True)
    played.play("leave-them-open", by_key=False)
    played.do(reload=True)
    played.play_on()
    assert played.game.journal.stage is Stage.QUESTION
    played.play("upper", by_key=True)
    assert played.shown["heading"] == "How sure are you?"
    played.take_back()
    played.play("close-again", by_key=False)
    played.play("stay", by_key=True)
    played.play_on()
    assert played.shown["heading"] == "Before the reveal"
    for answer, by_key in (("lower", True), ("sure-80", False), ("skip", True)):
        played.play(answer, by_key=by_key)
        played.do(reload=True)
    played.play_on()
    assert played.game.over


@pytest.mark.parametrize("name", ["october-1950", "the-year-of-water"])
def test_a_road_is_played_to_its_reckoning_and_taken_back_to_its_beginning(
    chromium: Peer, tmp_path: Path, name: str
) -> None:
    played = table(chromium, tmp_path, name)
    ahead = list(played.game.decision.reveal.road)
    while not played.game.over:
        stage = played.game.journal.stage
        option = ahead.pop(0) if stage is Stage.PASSAGE else "skip" if stage is Stage.QUESTION else GO_ON
        played.play(option, by_key=stage is not Stage.PASSAGE)
    while played.game.journal.stage is not Stage.BRIEFING:
        played.take_back()


def test_a_bar_lies_as_its_figures_do(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, "test-decision")
    road = ".".join(played.game.decision.reveal.road)
    shown = chromium.ask(open=f"{played.file.as_uri()}#at=reckoning&road={road}")
    game = through(played.game.decision, played.game.references, played.game.decision.reveal.road).games[-1]
    assert game
    fields = played.teller.page(game)
    assert shown["gauges"] == [
        pytest.approx(100 * (meter["value"] - meter["low"]) / (meter["high"] - meter["low"]), abs=0.01)
        for meter in fields["meters"]
        if not meter["named"]
    ]
    lines = [(line, amount) for line in fields["detail"]["lines"] for amount in (line["yours"], line["history"])]
    assert shown["bars"] == [bar(line["ends"], amount) if amount else [] for line, amount in lines]


def bar(ends_of_axis: list[int], amount: dict[str, int]) -> Any:
    """Give where a range begins and how wide it is, and where its best figure stands: in percent, as the page draws."""
    low, high = ends_of_axis
    begins, best, ends = (100 * (amount[name] - low) / (high - low) for name in ("low", "best", "high"))
    return pytest.approx([begins, ends - begins, best, None], abs=0.01)


def test_the_game_is_kept_in_the_address_and_in_the_browser(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, "test-decision")
    played.play(GO_ON, by_key=True)
    before = played.game
    played.play("ring-the-bells", by_key=True)
    after, address = played.game, played.shown["address"]
    played.game = before
    played.do(back=True)
    played.game = after
    played.do(open=f"{played.file.as_uri()}{address}")
    played.game = start(before.decision, before.references)
    played.do(open=played.file.as_uri())
    assert played.shown["onward"] == ["Take the chair", "Go on where you left"]
    played.game = after
    played.do(click="Go on where you left")


def test_a_source_mark_opens_its_source(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, "test-decision")
    played.do(mark=1)
    assert played.shown["focus"] == "source-1"


STAGES = [stage.value for stage in Stage]


@pytest.mark.parametrize("stage", STAGES)
def test_no_text_becomes_markup_on_any_page(chromium: Peer, tmp_path: Path, stage: str) -> None:
    decision, references = hostile()
    file = tmp_path / "story.html"
    file.write_text(write_page(decision, references).text, encoding="utf-8")
    road = {"briefing": "", "passage": "", "consequence": "ring-the-bells"}.get(stage, ".".join(decision.reveal.road))
    shown = chromium.ask(open=f"{file.as_uri()}#at={stage}&road={road}")
    end = decision.endings[history_of(decision).state.place].title
    heading = {
        "ending": end,
        "question": "Before the reveal",
        "reveal": "What history did",
        "reckoning": "The reckoning",
    }
    assert shown["errors"] == []
    assert shown["heading"] == heading.get(stage, HOSTILE.replace("\u2028", "\N{REPLACEMENT CHARACTER}"))
    for strange in ("[object", "undefined", "NaN", "<img", "<script"):
        assert strange not in shown["markup"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("stage", STAGES)
def test_no_page_is_wider_than_its_window(chromium: Peer, tmp_path: Path, stage: str, width: int) -> None:
    decision, references = open_story("october-1950")
    file = tmp_path / "story.html"
    file.write_text(write_page(decision, references).text, encoding="utf-8")
    road = list(decision.reveal.road)
    taken = {"briefing": [], "passage": road[:1], "consequence": road[:1]}.get(stage, road)
    shown = chromium.ask(width=width, open=f"{file.as_uri()}#at={stage}&road={'.'.join(taken)}")
    assert f"at={stage}" in shown["address"]
    assert shown["overflow"] <= 0
