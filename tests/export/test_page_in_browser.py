"""The page that plays in a real browser: what is drawn, kept and taken back is what our own game says."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.export.page import write_page
from game.export.sources import find_cited_claims
from game.play.cards import Gauge, Option
from game.play.game import HINDSIGHT, Game, act, find_today, start, undo
from game.play.page_builder import build_page
from game.story.journal import Stage
from game.story.model import GO_ON, Decision
from game.story.prose import Piece, StyledText, parse
from game.story.references import Paper, References
from game.story.walk import history_of
from tests.export.drawn_words import drawn_papers, source_words, sources_of, words_of
from tests.export.peers import Peer, peer
from tests.export.plays import through
from tests.export.roads import SHIPPED, open_story, some_roads
from tests.export.stories import HOSTILE, hostile
from tests.export.told_page import Teller
from tests.outside import browser

BESIDE = {Stage.PASSAGE, Stage.CONSEQUENCE, Stage.ENDING, Stage.RECKONING}
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
        titles = [*(person["name"] for person in fields["people"]), *(paper["title"] for paper in drawn_papers(fields))]
        assert self.shown["papers"] == titles
        assert [words for words in words_of(fields) if words not in self.shown["text"]] == []
        for shown, source in zip(self.shown["sources"], sources_of(fields), strict=True):
            assert [words for words in source_words(source) if words not in shown] == []

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


NUMBER = 1950
"""The number of a game in the browser that is held to ours."""


def table(chromium: Peer, folder: Path, decision: Decision, references: References) -> Table:
    """Open a story in the browser of somebody who has not played it yet."""
    file = folder / "story.html"
    file.write_text(write_page(decision, references).text, encoding="utf-8")
    made = Table(chromium, Teller(decision, references), start(decision, references, NUMBER), file)
    chromium.ask(open=file.as_uri(), forget=True)
    made.do(open=f"{file.as_uri()}#at=briefing&number={NUMBER}")
    return made


def hold_to_the_game(shown: dict[str, Any], game: Game) -> None:
    """Compare what is drawn with our own page of the same moment."""
    ours, stage = build_page(game), game.journal.stage
    assert shown["errors"] == []
    assert shown["undo"] is ours.can_undo
    assert shown["heading"] == ours.title
    assert shown["title"] == f"{ours.title} - {ours.decision_title}"
    asked = [option for option in ours.options if option.id != GO_ON]
    assert shown["open"] == [option.text for option in asked if option.open]
    assert shown["closed"] == [
        f"{option.text}Closed: {option.reason} {option.asks}" for option in asked if not option.open
    ]
    assert shown["meters"] == ([gauge.label for gauge in ours.gauges] if stage in BESIDE else [])
    assert shown["gauges"] == ([percent(gauge) for gauge in ours.gauges if not gauge.named] if stage in BESIDE else [])
    assert shown["changed"] == (
        [gauge.label for gauge in ours.gauges if gauge.changed] if stage is Stage.CONSEQUENCE else []
    )
    hold_back(shown, game)


def percent(gauge: Gauge) -> Any:
    """Return how full the bar of a meter is."""
    return pytest.approx(100 * (gauge.value - gauge.low) / (gauge.high - gauge.low), abs=0.01)


def _told_late(paper: Paper) -> Iterator[str]:
    """Yield how each text of a paper begins that is told at the reveal; several papers may say the same."""
    for text in (paper.survives, paper.composed, paper.afterwards):
        yield from first_words(text)


def hold_back(shown: dict[str, Any], game: Game) -> None:
    """See that nothing is told too early, sources included, and that it is told in the end."""
    hindsight = game.journal.stage is Stage.REVEAL
    laid = {card.id for card in build_page(game).papers}
    expected = {words: False for paper in game.references.papers.values() for words in _told_late(paper)}
    expected |= {words: hindsight for name in laid for words in _told_late(game.references.papers[name])}
    assert {words: words in shown["text"] for words in expected} == expected
    for meter in game.decision.meters:
        if meter.hidden and not meter.fact and meter.scale not in game.decision.briefing.judged_by:
            assert (meter.help in shown["text"]) is game.over
    if game.journal.stage not in HINDSIGHT:
        told = " ".join([shown["text"], *shown["sources"]])
        assert [words for words in of_later_days(game) if words in told] == []


def first_words(text: str) -> list[str]:
    """Return the first words of every paragraph."""
    return [next(run.text for run in block.runs if isinstance(run, StyledText)) for block in parse(text)]


def of_later_days(game: Game) -> Iterator[str]:
    """Yield what the seat cannot know on the page: disputes, and what claims of a later day or of none say."""
    today, references = find_today(game), game.references
    for dispute in references.disputes.values():
        yield from (dispute.article, dispute.others, dispute.game)
    for name in find_cited_claims(game.decision, references):
        claim = references.claims[name]
        if today is not None and (claim.span is None or claim.span.last > today):
            yield claim.text
    for source in references.sources.values():
        if source.note:
            yield source.note


def test_a_whole_game_is_played_as_by_us(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, *open_story("test-decision"))
    played.play(GO_ON, by_key=False)
    played.play("ring-the-bells", by_key=True)
    played.take_back()
    played.play("wait-for-evening", by_key=False)
    played.play_on()
    played.do(reload=True)
    played.play("open-the-sluices", by_key=True)
    assert played.shown["heading"] == "What did history do here?"
    played.play("raise-the-levee", by_key=False)
    assert played.shown["heading"] == "How sure are you?"
    played.do(reload=True)
    played.take_back()
    assert played.shown["heading"] == "What did history do here?"
    played.play("tell-the-villages", by_key=True)
    played.play("sure_60", by_key=True)
    played.play("leave-them-open", by_key=False)
    played.do(reload=True)
    played.play_on()
    assert played.shown["heading"] == "Before the reveal"
    played.play("upper", by_key=True)
    assert played.shown["heading"] == "How sure are you?"
    played.take_back()
    played.take_back()
    played.take_back()
    played.play("close-again", by_key=False)
    played.play("stay", by_key=True)
    played.play_on()
    assert played.shown["heading"] == "Before the reveal"
    for answer, by_key in (("lower", True), ("sure_80", False)):
        played.play(answer, by_key=by_key)
        played.do(reload=True)
    assert "You said: Send riders to the villages first, 60 in 100 sure." in played.shown["text"]
    played.play_on()
    assert played.game.over


def test_a_prediction_is_made_once_whatever_else_is_played(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, *open_story("test-decision"))
    for option in (GO_ON, "wait-for-evening", "open-the-sluices"):
        played.play(option, by_key=False)
    before = played.shown["address"]
    played.play("raise-the-levee", by_key=True)
    played.play("sure_60", by_key=True)
    again = chromium.ask(open=f"{played.file.as_uri()}#at=passage&road=wait-for-evening")
    assert "open-the-sluices" not in again["address"]
    shown = chromium.ask(click="Open the sluices in the night")
    assert shown["heading"] == "The sluice house"
    assert "said=first-night~raise-the-levee~60" in shown["address"]
    chromium.ask(open=f"{played.file.as_uri()}#at=reveal&road=wait-for-evening.open-the-sluices.leave-them-open")
    assert chromium.ask(open=f"{played.file.as_uri()}{before}")["heading"] == "The sluice house"


def test_choices_are_offered_in_another_order_in_another_game(chromium: Peer, tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_text(write_page(*open_story("october-1950")).text, encoding="utf-8")
    orders = set()
    for _ in range(8):
        chromium.ask(open=file.as_uri(), forget=True)
        orders.add(tuple(chromium.ask(open=file.as_uri(), click="Take the chair")["open"]))
    assert len(orders) > 1


@pytest.mark.parametrize("name", ["october-1950", "the-year-of-water"])
def test_a_road_is_played_to_its_reckoning_and_taken_back_to_its_beginning(
    chromium: Peer, tmp_path: Path, name: str
) -> None:
    played = table(chromium, tmp_path, *open_story(name))
    walk(played, played.game.decision.reveal.road)
    while played.game.journal.stage is not Stage.BRIEFING:
        played.take_back()


def walk(played: Table, road: Iterable[str]) -> None:
    """Play a road to its reckoning."""
    ahead = list(road)
    while not played.game.over:
        stage = played.game.journal.stage
        option = ahead.pop(0) if stage is Stage.PASSAGE else "leave_open" if stage is Stage.QUESTION else GO_ON
        played.play(option, by_key=stage is not Stage.PASSAGE)


@pytest.mark.parametrize("name", SHIPPED)
def test_nobody_knows_more_than_the_seat_before_the_reveal(chromium: Peer, tmp_path: Path, name: str) -> None:
    decision, references = open_story(name)
    played = table(chromium, tmp_path, decision, references)
    (road,) = some_roads(decision, 1, seed=7)
    walk(played, road)


def test_text_keeps_its_shape(chromium: Peer, tmp_path: Path) -> None:
    decision, references = open_story("test-decision")
    text = "Before.\n\n- one\n- two\n\n> said\n\nAfter *so* **very**."
    transition = attrs.evolve(decision.passages["landing"], text=(Piece(text),))
    file = tmp_path / "story.html"
    changed = attrs.evolve(decision, passages={**decision.passages, "landing": transition})
    file.write_text(write_page(changed, references).text, encoding="utf-8")
    shown = chromium.ask(open=f"{file.as_uri()}#at=passage")
    assert (
        "<p>Before.</p><ul><li>one</li><li>two</li></ul><blockquote><p>said</p></blockquote>"
        "<p>After <em>so</em> <strong>very</strong>.</p>"
    ) in shown["markup"]


def test_a_bar_lies_as_its_figures_do(chromium: Peer, tmp_path: Path) -> None:
    decision, references = open_story("test-decision")
    trust, *others = decision.meters
    saved = decision.endings["town-saved"]
    counted = tuple(attrs.evolve(entry, article=entry.high) for entry in saved.bill)
    endings = {**decision.endings, "town-saved": attrs.evolve(saved, bill=counted)}
    below = attrs.evolve(trust, low=-4, words=())
    played = table(chromium, tmp_path, attrs.evolve(decision, meters=(below, *others), endings=endings), references)
    road = ".".join(played.game.decision.reveal.road)
    shown = chromium.ask(open=f"{played.file.as_uri()}#at=reckoning&road={road}")
    game = through(played.game.decision, played.game.references, played.game.decision.reveal.road).games[-1]
    assert game
    assert shown["gauges"] == [percent(gauge) for gauge in build_page(game).gauges if not gauge.named]
    fields = played.teller.page(game)
    lines = [(line, amount) for line in fields["detail"]["lines"] for amount in (line["yours"], line["history"])]
    assert shown["bars"] == [bar(line["ends"], amount) if amount else [] for line, amount in lines]


def bar(ends_of_axis: list[int], amount: dict[str, Any]) -> Any:
    """Give where a range begins and how wide it is, and where its best figure stands: in percent, as the page draws."""
    low, high = ends_of_axis
    begins, best, ends = (100 * (amount[name] - low) / (high - low) for name in ("low", "best", "high"))
    article = [] if amount["article"] is None else [100 * (amount["article"] - low) / (high - low), None]
    return pytest.approx([begins, ends - begins, best, None, *article], abs=0.01)


def test_the_game_is_kept_in_the_address_and_in_the_browser(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, *open_story("test-decision"))
    played.play(GO_ON, by_key=True)
    before = played.game
    played.play("ring-the-bells", by_key=True)
    after, address = played.game, played.shown["address"]
    played.game = before
    played.do(back=True)
    played.game = after
    played.do(open=f"{played.file.as_uri()}{address}")
    assert chromium.ask(open=played.file.as_uri())["onward"] == ["Take the chair", "Go on where you left"]
    played.game = after
    played.do(click="Go on where you left")


def test_a_source_mark_opens_its_source(chromium: Peer, tmp_path: Path) -> None:
    played = table(chromium, tmp_path, *open_story("test-decision"))
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
