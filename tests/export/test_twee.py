"""The Twee of a story, as extwee reads it."""

import html
import itertools
import re
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.export.seat import ask_at_fork, order_choices
from game.export.twee import FORMAT, make_ifid, stands_apart, write_twee
from game.export.twee_back import BRIEFING, RECKONING, REVEAL, question_name
from game.export.twee_text import escape
from game.export.twee_typesetter import Typesetter
from game.play.citations import Citations
from game.play.order import MOST, drawn
from game.play.phrases import describe_article, describe_lacking_source, format_amount, list_sides
from game.play.side_panel import build_amount
from game.story.bill import Confidence, Entry, Line
from game.story.conditions import applies
from game.story.model import Decision
from game.story.references import Axis, References
from game.story.walk import bill_of, walk_choices
from tests.analysis import stories
from tests.export.peers import Peer, peer
from tests.export.richer import rich_decisions
from tests.export.roads import GOOD_STORIES, SHIPPED, open_story, some_roads
from tests.export.test_ink import HOSTILE
from tests.ill_named import ILL_NAMED, ill_named
from tests.play.tables import few
from tests.random_decisions import ARCHIVE, decisions

ONE = Decimal(1)
BOOKED = Entry(axis="money", low=ONE, best=ONE, high=ONE, confidence=Confidence.LOW, basis=(), why="")
OWN = {"StoryScript", "StoryStyle", "StoryInit", "StoryCaption"}
MACRO = re.compile(r"<<(/?)(\w+|=)")


@pytest.fixture(scope="module", name="extwee")
def _extwee() -> Iterator[Peer]:
    with peer("twee_peer.mjs", "extwee") as running:
        yield running


def test_what_is_booked_first_is_booked_before_the_choice_does_anything() -> None:
    written = {}
    for bill_first in (True, False):
        go = attrs.evolve(stories.choice("go", "home", stories.MORE), bill=(BOOKED,), bill_first=bill_first)
        decision = stories.story([stories.passage("first", go)], [stories.ending("home")])
        written[bill_first] = write_twee(decision, ARCHIVE).text
    book, do = r'<<run setup\.book\("money", 1, 1, 1\)>>', r"<<set \$trust to [^>]*>>"
    assert re.search(f'<<link "go" "home">>{book}{do}<</link>>', written[True])
    assert re.search(f'<<link "go" "home">>{do}{book}<</link>>', written[False])


def links(text: str) -> list[str]:
    """Return the passages that links of any kind lead to."""
    written = re.findall(r"\[\[(?:[^\]|]*\|)?([^\]]+)\]\]", text)
    return written + re.findall(r'<<link "[^"]*" "([^"]*)">>', text)


def read(extwee: Peer, decision: Decision, references: References) -> dict[str, Any]:
    """Read a story with extwee, hold its frame to the decision, and give its passages by name."""
    story = extwee.ask(source=write_twee(decision, references).text)
    assert story["ifid"] == make_ifid(decision)
    assert (story["format"], story["start"]) == (FORMAT, BRIEFING)
    names = [passage["name"] for passage in story["passages"]]
    assert len(set(names)) == len(names)
    between = {
        f"{place}/{choice.id}"
        for place, one in decision.passages.items()
        for choice in one.choices
        if stands_apart(decision, one, choice)
    }
    back = {f"the question / {question.id}" for question in decision.reveal.questions}
    consequences = {name.replace(" / ", "/") for name in names if " / " in name and name not in back}
    assert consequences == between
    assert {name for name in names if " / " not in name} - OWN == {
        *decision.passages, *decision.endings, BRIEFING, REVEAL, RECKONING
    }  # fmt: skip
    return {passage["name"]: passage for passage in story["passages"]}


def hold_to_the_decision(extwee: Peer, decision: Decision, references: References) -> None:
    """Compare the passages that extwee reads with those of the decision."""
    passages = read(extwee, decision, references)
    for passage in passages.values():
        assert set(links(passage["text"])) <= set(passages), passage["name"]
        assert balanced(passage["text"]), passage["name"]
    for name, passage in decision.passages.items():
        answer = passages[name]
        assert "passage" in answer["tags"]
        assert re.fullmatch(r"\d+,\d+", answer["metadata"]["position"])
        offered = re.findall(r'<<link "([^"]*)" "([^"]*)">>', answer["text"])
        asked = ask_at_fork(decision, passage)
        expected = [
            (
                choice.text,
                question_name(asked)
                if asked
                else f"{name} / {choice.id}"
                if stands_apart(decision, passage, choice)
                else choice.to[0].to,
            )
            for choice in order_choices(passage)
        ]
        assert [(html.unescape(text), to) for text, to in offered] == [
            (" ".join(text.split()), to) for text, to in expected
        ]
        for choice in passage.choices:
            if stands_apart(decision, passage, choice):
                between = passages[f"{name} / {choice.id}"]
                assert links(between["text"]) == [target.to for target in choice.to]
    for name in decision.endings:
        assert "ending" in passages[name]["tags"]


def balanced(text: str) -> bool:
    """Tell whether every block macro is closed in order."""
    open_: list[str] = []
    for closing, name in MACRO.findall(text):
        if closing:
            if not open_ or open_.pop() != name:
                return False
        elif name in {"if", "link"}:
            open_.append(name)
    return not open_


@few
@given(decision=decisions())
def test_any_story_is_read_as_it_is(extwee: Peer, decision: Decision) -> None:
    hold_to_the_decision(extwee, decision, ARCHIVE)


def test_choices_are_offered_in_the_order_that_we_draw(extwee: Peer) -> None:
    decision, references = open_story("october-1950")
    asked: list[dict[str, Any]] = [
        {"number": number, "place": passage.id, "ids": [choice.id for choice in passage.choices]}
        for passage in decision.passages.values()
        for number in (1, 1950, MOST)
    ]
    orders = extwee.ask(source=write_twee(decision, references).text, orders=asked)["orders"]
    assert orders == [list(drawn(one["number"], one["place"], one["ids"], str)) for one in asked]


def hold_to_the_engine(extwee: Peer, decision: Decision, references: References, roads: list[list[str]]) -> None:
    """Play roads through the macros and compare the endings, the meters and the bills."""
    played = extwee.ask(source=write_twee(decision, references).text, roads=roads)["played"]
    variables = Typesetter(decision, references).dialect.variables
    for road, there in zip(roads, played, strict=True):
        ours = walk_choices(decision, road)
        assert there["ending"] == ours.state.place
        said = [there["variables"][variable.removeprefix("$")] for variable in variables]
        meters = zip(decision.meters, ours.state.meters, strict=True)
        assert said == [meter.names[value] if meter.names else value for meter, value in meters]
        cells = re.findall(r"</td><td>(.*?)</td><td>", there["reckoning"])
        bill = {line.axis: line for line in bill_of(decision, ours)}
        assert cells == [mine(references.axes[name], bill.get(name), references) for name in decision.axes]


def mine(axis: Axis, line: Line | None, references: References) -> str:
    """Return what the reckoning of a Twee story says of a line of one's own bill."""
    if line is None:
        return "nothing booked"
    amount = build_amount(line, axis, Citations(references))
    besides = (*list_sides(amount, axis), describe_article(amount, axis), describe_lacking_source(amount))
    return "; ".join(part for part in (format_amount(amount, axis, unit=False), *besides) if part)


@few
@given(story=rich_decisions(), seed=st.integers(0, 1000))
def test_any_story_is_played_by_its_macros_as_by_us(
    extwee: Peer, story: tuple[Decision, References], seed: int
) -> None:
    hold_to_the_engine(extwee, *story, some_roads(story[0], 4, seed))


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_a_real_story_is_played_by_its_macros_as_by_us(extwee: Peer, name: str) -> None:
    decision, references = open_story(name)
    hold_to_the_engine(extwee, decision, references, [list(decision.reveal.road), *some_roads(decision, 4)])


@few
@given(story=rich_decisions())
def test_a_story_with_every_kind_of_column_and_question_is_read_as_it_is(
    extwee: Peer, story: tuple[Decision, References]
) -> None:
    hold_to_the_decision(extwee, *story)


@few
@given(decision=ill_named())
def test_a_story_with_names_that_mean_something_elsewhere_is_read_as_it_is(extwee: Peer, decision: Decision) -> None:
    hold_to_the_decision(extwee, decision, ILL_NAMED)


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_a_real_story_is_read_as_it_is(extwee: Peer, name: str) -> None:
    hold_to_the_decision(extwee, *open_story(name))


@few
@given(decision=decisions())
def test_conditions_mean_what_they_mean_here(extwee: Peer, decision: Decision) -> None:
    typesetter = Typesetter(decision, ARCHIVE)
    whens = [
        when
        for passage in decision.passages.values()
        for choice in passage.choices
        for when in (choice.when, *(target.when for target in choice.to), *(piece.when for piece in choice.then))
        if when is not None
    ]
    values = list(itertools.product(*(range(meter.low, meter.high + 1) for meter in decision.meters)))
    variables = [variable.removeprefix("$") for variable in typesetter.dialect.variables]
    said = [
        {name: decision.meters[index].names[value] if decision.meters[index].names else value
         for index, (name, value) in enumerate(zip(variables, meters, strict=True))}
        for meters in values
    ]  # fmt: skip
    answers = extwee.ask(conditions=[typesetter.condition(when) for when in whens], meters=said)
    assert answers == [[applies(when, meters) for meters in values] for when in whens]


def test_the_identity_is_stable_and_a_story_s_own() -> None:
    first, _ = open_story("test-decision")
    assert make_ifid(first) == make_ifid(attrs.evolve(first, title="Another title", fingerprint="another"))
    assert make_ifid(first) != make_ifid(attrs.evolve(first, id="another"))
    assert str(uuid.UUID(make_ifid(first))).upper() == make_ifid(first)


@pytest.mark.parametrize("text", [*HOSTILE, "<<run alert(1)>>", "[[x|y]]", "$trust _x", "''a'' __b__", ":: passage"])
def test_no_text_becomes_a_macro(extwee: Peer, text: str) -> None:
    written = escape(text)
    assert not re.search(r'[$_<>\[\]{}*/~^=@!\\|"`]|\'\'|::|--', written)
    assert html.unescape(written) == " ".join(text.split())
    decision, references = open_story("test-decision")
    transition = decision.passages["landing"]
    choices = tuple(attrs.evolve(choice, text=text) for choice in transition.choices)
    passage = attrs.evolve(transition, title=text, choices=choices)
    changed = attrs.evolve(decision, title=text, passages={**decision.passages, "landing": passage})
    hold_to_the_decision(extwee, changed, references)
