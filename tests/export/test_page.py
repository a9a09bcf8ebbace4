"""The page that plays: its own engine beside ours, and what it asks of a browser."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import ChoiceNotOfferedError
from game.export.ink import write_ink
from game.export.page import ENGINE, HERE, PLAY, write_page
from game.export.twee import write_twee
from game.play.game import Game, resume
from game.play.order import MOST, draw
from game.play.phrases import format_number
from game.story.conditions import Compare, Relation, When
from game.story.engine import begin, choose
from game.story.journal import Guess, Journal, Stage, Step
from game.story.model import Decision
from game.story.references import References
from tests.export.peers import Peer, peer
from tests.export.plays import Played, played_at_random, some_closed, through
from tests.export.richer import rich_decisions
from tests.export.roads import GOOD_STORIES, SHIPPED, open_story, some_roads
from tests.export.stories import HOSTILE, hostile
from tests.export.told_page import Teller, journal
from tests.ill_named import ILL_NAMED, ill_named
from tests.play.tables import few
from tests.random_decisions import ARCHIVE, decisions


@pytest.fixture(scope="module", name="node")
def _node() -> Iterator[Peer]:
    with peer("page_peer.mjs") as running:
        yield running


def moment(teller: Teller, game: Game | None) -> dict[str, Any] | None:
    """Return what was chosen in a game, what is kept of it, and the page it shows."""
    return {"journal": journal(game), "kept": journal(game), "page": teller.page(game)} if game else None


def hold_to_the_game(node: Peer, decision: Decision, references: References, plays: list[Played]) -> None:
    """Play the same games by the page's rules and by ours, and compare everything that is kept and told."""
    teller = Teller(decision, references)
    theirs = node.ask(page=write_page(decision, references).text, games=[asked(one) for one in plays])["played"]
    for one, seen in zip(plays, theirs, strict=True):
        for number, (game, moment_there) in enumerate(zip(one.games, seen, strict=True)):
            assert moment_there == moment(teller, game), one.moves[:number]


def asked(played: Played) -> dict[str, Any]:
    """Return what the page is asked to play."""
    begun = played.games[0]
    assert begun
    return {"number": begun.journal.number, "closed": journal(begun)["closed"], "moves": played.moves}


@settings(few, max_examples=60)
@given(decision=decisions(), seed=st.integers(0, 1000))
def test_any_story_is_played_by_the_page_as_by_us(node: Peer, decision: Decision, seed: int) -> None:
    roads = some_roads(decision, 8, seed)
    plays = [through(decision, ARCHIVE, road, seed) for road in roads]
    hold_to_the_game(
        node, decision, ARCHIVE, [*plays, *(played_at_random(decision, ARCHIVE, seed + at) for at in (0, 1))]
    )


@settings(few, max_examples=60)
@given(story=rich_decisions(), seed=st.integers(0, 1000))
def test_every_kind_of_column_and_question_is_told_by_the_page_as_by_us(
    node: Peer, story: tuple[Decision, References], seed: int
) -> None:
    plays = [through(*story, road, seed) for road in some_roads(story[0], 6, seed)]
    hold_to_the_game(node, *story, [*plays, *(played_at_random(*story, seed + at) for at in (0, 1))])


@few
@given(decision=ill_named(), seed=st.integers(0, 1000))
def test_a_story_with_names_that_mean_something_elsewhere_is_played_by_the_page_as_by_us(
    node: Peer, decision: Decision, seed: int
) -> None:
    plays = [through(decision, ILL_NAMED, road) for road in some_roads(decision, 4, seed)]
    hold_to_the_game(node, decision, ILL_NAMED, plays)


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_a_real_story_is_played_by_the_page_as_by_us(node: Peer, name: str) -> None:
    decision, references = open_story(name)
    roads = [decision.reveal.road, *some_roads(decision, 3)]
    plays = [through(decision, references, road) for road in roads]
    hold_to_the_game(node, decision, references, [*plays, played_at_random(decision, references, 1, undos=0.1)])


@pytest.mark.parametrize("bill_first", [True, False])
def test_a_choice_books_before_its_effects_or_after_them_as_with_us(node: Peer, bill_first: bool) -> None:  # noqa: FBT001
    decision, references = open_story("test-decision")
    council = decision.passages["council"]
    choices = tuple(attrs.evolve(choice, bill_first=bill_first) for choice in council.choices)
    changed = attrs.evolve(decision, passages={**decision.passages, "council": attrs.evolve(council, choices=choices)})
    road = ("wait-for-evening", "open-the-sluices", "leave-them-open")
    hold_to_the_game(node, changed, references, [through(changed, references, road)])


def kept_games(decision: Decision, seed: int) -> list[Journal]:
    """Return a road as it might be kept at every stage, whole or edited by hand, or before the story was changed."""
    source = random.Random(seed)  # noqa: S311 - a game at random, not a secret
    road = some_roads(decision, 1, seed)[0]
    walks = [walked(decision, road[:length] + more) for length in range(len(road) + 1) for more in ([], ["gone"])]
    beyond = walked(decision, [*road, "choice-0"])
    return [
        Journal(
            steps=steps,
            guesses=some_guesses(source, decision),
            stage=stage,
            number=source.choice([0, 1, MOST]),
            closed=some_closed(source, decision),
        )
        for stage in Stage
        for steps in (*walks, beyond)
    ]


def walked(decision: Decision, choices: Sequence[str]) -> tuple[Step, ...]:
    """Return choices as steps, those that lead nowhere where the last one led."""
    steps, state = [], begin(decision)
    for choice in choices:
        steps.append(Step(state.place, choice))
        with suppress(ChoiceNotOfferedError):
            state = choose(decision, state, choice)
    return tuple(steps)


def some_guesses(source: random.Random, decision: Decision) -> tuple[Guess, ...]:
    """Return guesses as they are made: one after the other, the last perhaps without its sureness."""
    guesses = []
    for question in decision.reveal.questions[: source.randint(0, 2)]:
        answer = source.choice([None, *(answer.id for answer in question.answers)])
        sure = source.choice([20, 60, 95]) if answer else None
        guesses.append(Guess(question=question.id, answer=answer, confidence=sure))
    if guesses and source.random() < 0.5:
        guesses[-1] = attrs.evolve(guesses[-1], confidence=None)
    return tuple(guesses)


def address(kept: Journal) -> str:
    """Write a game as an address has it."""
    road = ".".join(step.choice for step in kept.steps)
    output = ".".join(f"{guess.question}~{guess.answer or ''}~{guess.confidence or ''}" for guess in kept.guesses)
    return f"#at={kept.stage.value}&road={road}&said={output}&number={kept.number}&closed={'.'.join(kept.closed)}"


@few
@given(story=rich_decisions(), seed=st.integers(0, 1000))
def test_a_kept_game_is_taken_up_by_the_page_as_by_us(
    node: Peer, story: tuple[Decision, References], seed: int
) -> None:
    journals = kept_games(story[0], seed)
    read = node.ask(page=write_page(*story).text, addresses=[address(kept) for kept in journals])["read"]
    teller = Teller(*story)
    for kept, there in zip(journals, read, strict=True):
        assert there == moment(teller, resume(*story, kept)), kept


def test_what_is_no_game_is_taken_for_none(node: Peer) -> None:
    decision, references = open_story("test-decision")
    strange = "#at=passage&said=nobody~upper~60.which-gauge~neither~60.first-night~hold-on~.which-gauge~upper~61"
    addresses = ["", "#", "#at=nowhere&road=", "#road=ring-the-bells", strange]
    *nothing, last = node.ask(page=write_page(decision, references).text, addresses=addresses)["read"]
    assert nothing == [None] * 4
    assert last["journal"] == {
        "stage": "passage",
        "steps": [],
        "guesses": [{"question": "which-gauge", "answer": "upper", "sure": None}],
        "number": 0,
        "closed": [],
    }


@few
@given(texts=st.lists(st.text(), min_size=50))
def test_the_page_draws_lots_as_we_do(node: Peer, texts: list[str]) -> None:
    decision, references = open_story("test-decision")
    written = [text.encode(errors="replace").decode() for text in texts]
    assert node.ask(page=write_page(decision, references).text, lots=written)["lots"] == [*map(draw, written)]


def hold_to_our_figures(node: Peer, cases: list[tuple[int, int, int]]) -> None:
    """Compare whole numbers of a unit of so many decimals, said with so many."""
    decision, references = open_story("test-decision")
    lives = references.axes["lives"]
    ours = [
        format_number(Decimal(whole).scaleb(-scale), attrs.evolve(lives, decimals=shown))
        for whole, scale, shown in cases
    ]
    assert node.ask(page=write_page(decision, references).text, figures=cases)["figures"] == ours


@pytest.mark.parametrize(("scale", "shown"), [(0, 0), (1, 0), (2, 0), (2, 1), (3, 1), (0, 2), (1, 1)])
def test_halves_go_to_the_even_neighbour_as_everywhere(node: Peer, scale: int, shown: int) -> None:
    hold_to_our_figures(node, [(whole, scale, shown) for whole in range(-1600, 1600)])


@few
@given(cases=st.lists(st.tuples(st.integers(-(10**12), 10**12), st.integers(0, 4), st.integers(0, 4)), min_size=50))
def test_large_figures_are_said_as_everywhere(node: Peer, cases: list[tuple[int, int, int]]) -> None:
    hold_to_our_figures(node, cases)


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
    answer = json.loads(re.search(r'id="story">(.*?)</script>', write_page(changed, ARCHIVE).text, re.DOTALL)[1])  # type: ignore[index]
    waits = answer["passages"][decision.opening]["choices"][0]["waits"]
    assert waits == {"said": "Needs something that cannot be seen from this chair.", "asks": []}
    assert "Kept secret" not in write_twee(changed, ARCHIVE).text
    assert "asks: Needs Kept secret" not in write_ink(changed, ARCHIVE).text


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


def test_no_text_becomes_script(node: Peer) -> None:
    decision, references = hostile()
    text = write_page(decision, references).text
    elements = Parts(text).elements
    assert [given.get("id") for kind, given in elements if kind == "script"] == ["story", "engine", "play"]
    assert not [kind for kind, _ in elements if kind == "img"]
    shown = HOSTILE.replace("\u2028", "\N{REPLACEMENT CHARACTER}")
    assert node.ask(page=text)["title"] == shown
    assert not [name for name in (*ENGINE, *PLAY) if "</script" in (HERE / name).read_text(encoding="utf-8")]


def test_a_page_asks_for_nothing_and_allows_only_its_own_scripts() -> None:
    decision, references = open_story("test-decision")
    text = write_page(decision, references).text
    elements = Parts(text).elements
    assert not {
        name for _, given in elements for name in given if name in {"src", "href", "action"} or name.startswith("on")
    }
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|eval|innerHTML|Function)\b", text)
    (policy,) = [given["content"] for _, given in elements if given.get("http-equiv") == "Content-Security-Policy"]
    assert policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
