"""The Ink of a story, compiled and played by inkjs beside our own engine."""

import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.export.ink import write_ink
from game.export.seat import order_answers, order_choices
from game.story.bill import Entry
from game.story.conditions import Meters
from game.story.effects import apply_effects
from game.story.engine import Offer, begin, offer
from game.story.journal import Step
from game.story.model import Decision
from game.story.prose import Piece, Prose, Style, StyledText, parse, select_text
from game.story.references import References
from game.story.state import State
from game.story.walk import book_step, walk_choices
from tests.export.peers import Peer, peer
from tests.export.richer import rich_decisions
from tests.export.roads import GOOD_STORIES, SHIPPED, open_story, some_roads
from tests.ill_named import ILL_NAMED, ill_named
from tests.play.tables import few
from tests.random_decisions import ARCHIVE, decisions

STARS = {Style.PLAIN: "", Style.EMPHASIS: "*", Style.STRONG: "**"}


@pytest.fixture(scope="module", name="inkjs")
def _inkjs() -> Iterator[Peer]:
    with peer("ink_peer.mjs", "inkjs") as running:
        yield running


def lines_of(prose: Prose, meters: Meters) -> list[str]:
    """Return the paragraphs that a reader sees, each on one line, with stars for emphasis and without source marks."""
    paragraphs = [
        "".join(f"{STARS[run.style]}{run.text}{STARS[run.style]}" for run in block.runs if isinstance(run, StyledText))
        for block in parse(select_text(prose, meters))
    ]
    return [" ".join(text.split()) for text in paragraphs if text.strip()]


def list_lines_at(decision: Decision, state: State) -> list[str]:
    """Return what a place tells, with the choices that are shown closed there."""
    if state.place in decision.endings:
        return lines_of(decision.endings[state.place].text, state.meters)
    closed = [f"({one.choice.text}: {one.choice.closed})" for one in offered(decision, state) if not one.open]
    return lines_of(decision.passages[state.place].text, state.meters) + closed


def offered(decision: Decision, state: State) -> list[Offer]:
    """Return what is offered in a passage, in the order of the file."""
    order = [choice.id for choice in order_choices(decision.passages[state.place])]
    return sorted(offer(decision, state), key=lambda one: order.index(one.choice.id))


def value(decision: Decision, index: int, meter: int) -> object:
    """Return a meter's value as Ink has it."""
    names = decision.meters[index].names
    return names[meter] if names else meter


def keyed(tags: list[str], key: str) -> list[str]:
    """Return what tags of one key say."""
    return [tag.removeprefix(f"{key}: ") for tag in tags if tag.startswith(f"{key}: ")]


def hold_to_the_engine(inkjs: Peer, decision: Decision, references: References, roads: list[list[str]]) -> None:
    """Play roads in both engines and compare everything that is said on the way."""
    source = write_ink(decision, references).text
    names = re.findall(r"^VAR (\w+) =", source, re.MULTILINE)[: len(decision.meters)]
    answer = inkjs.ask(source=source, names=names, roads=roads)
    assert answer["messages"] == []
    for road, seen in zip(roads, answer["played"], strict=True):
        ours = walk_choices(decision, road)
        assert len(seen) == len(ours.states)
        for index, (state, step) in enumerate(zip(ours.states, seen, strict=True)):
            compare(decision, ours.states[index - 1] if index else None, road[index - 1] if index else "", state, step)


def compare(decision: Decision, before: State | None, chosen: str, state: State, step: dict[str, Any]) -> None:
    """Hold one step of Ink to one step of ours."""
    expected, entries = list_lines_at(decision, state), []
    if before is not None:
        choice = decision.passages[before.place].choice(chosen)
        expected = lines_of(choice.then, apply_effects(choice.does, before.meters)) + expected
        bill = book_step(decision, before, Step(before.place, chosen), state)
        entries = [booked(one) for one in bill if one.axis not in decision.starts]
    lines: list[tuple[str, list[str]]] = step["lines"]
    tags = [tag for _, tags in lines for tag in tags]
    assert [text for text, _ in lines if text] == [" ".join(text.split()) for text in expected]
    assert step["meters"] == [value(decision, index, meter) for index, meter in enumerate(state.meters)]
    assert keyed(tags, "bill") == entries
    kind = "ending" if state.place in decision.endings else "passage"
    assert keyed(tags, kind) == [state.place]
    if kind == "passage":
        opened = [
            (" ".join(one.choice.text.split()), f"choice: {one.choice.id}")
            for one in offered(decision, state)
            if one.open
        ]
        assert [(text, tags[0]) for text, tags in step["choices"]] == opened


def booked(entry: Entry) -> str:
    """Return an entry of a bill as its tag says it."""
    amounts = (str(entry.low), str(entry.best), str(entry.high), entry.confidence.name.lower(), entry.kind.value)
    side = f"side {entry.side}" if entry.side else ""
    article = "" if entry.article is None else f"article {entry.article}"
    parts = (entry.axis, *amounts, ", ".join(entry.basis) or "no source", side, article, " ".join(entry.why.split()))
    return "; ".join(part for part in parts if part)


@few
@given(story=rich_decisions(), seed=st.integers(0, 1000))
def test_every_kind_of_column_and_question_is_told_by_ink_as_by_us(
    inkjs: Peer, story: tuple[Decision, References], seed: int
) -> None:
    hold_to_the_engine(inkjs, *story, some_roads(story[0], 4, seed))


@few
@given(decision=decisions(), seed=st.integers(0, 1000))
def test_any_story_is_played_by_ink_as_by_us(inkjs: Peer, decision: Decision, seed: int) -> None:
    hold_to_the_engine(inkjs, decision, ARCHIVE, some_roads(decision, 4, seed))


@few
@given(decision=ill_named(), seed=st.integers(0, 1000))
def test_a_story_with_names_that_mean_something_elsewhere_is_played_by_ink_as_by_us(
    inkjs: Peer, decision: Decision, seed: int
) -> None:
    hold_to_the_engine(inkjs, decision, ILL_NAMED, some_roads(decision, 4, seed))


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_a_real_story_is_played_by_ink_as_by_us(inkjs: Peer, name: str) -> None:
    decision, references = open_story(name)
    hold_to_the_engine(inkjs, decision, references, [list(decision.reveal.road), *some_roads(decision, 8)])


HOSTILE = (
    "-> END", "{RANDOM(1, 6)}", "* [x] y", "+ z", "== knot", "=== knot ===", "~ x = 1", "VAR x = 1", "TODO: think",
    "a | b # tag", "// gone", "/* gone */", "<- thread", "a <> b", "\\ back\\", "INCLUDE x.ink", "- else: x",
    "(label) x", "{x: a|b}", "https://example.invalid/a//b", "[^not-a-mark] [b]", "!$&@ %", "*all* of **it**",
    "CONST y = 2", "LIST z = a", "<b>x</b><script>alert(1)</script>", "EXTERNAL f()", '"quoted"', "x ->",
    "->-> <-> -->", "a\nb",
)  # fmt: skip


def test_no_text_becomes_ink(inkjs: Peer) -> None:
    decision, references = open_story("test-decision")
    transition = decision.passages["landing"]
    text = tuple(Piece(f"x\n\n{output}") for output in HOSTILE)
    choices = tuple(
        attrs.evolve(transition.choices[0], id=f"choice-{index}", text=output, bill=(), then=(Piece(output),))
        for index, output in enumerate(HOSTILE)
    )
    passage = attrs.evolve(transition, title=HOSTILE[0], text=text, choices=choices)
    changed = attrs.evolve(decision, title="*/ -> END", passages={**decision.passages, "landing": passage})
    hold_to_the_engine(inkjs, changed, references, [[f"choice-{index}"] for index in range(len(HOSTILE))])


def test_names_that_ink_keeps_for_itself_are_given_others(inkjs: Peer) -> None:
    decision, references = open_story("test-decision")
    meters = tuple(
        attrs.evolve(meter, id=name) for meter, name in zip(decision.meters, ("not", "briefing", "else"), strict=True)
    )
    changed = attrs.evolve(decision, meters=meters)
    answer = inkjs.ask(source=write_ink(changed, references).text, names=["not_2", "briefing_2", "else_2"], roads=[[]])
    assert answer["messages"] == []
    assert answer["played"][0][0]["meters"] == [2, "rising", 0]


def test_the_reveal_and_the_shelf_are_told_by_ink(inkjs: Peer) -> None:
    decision, references = open_story("test-decision")
    answer = inkjs.ask(
        source=write_ink(decision, references).text,
        names=[],
        roads=[list(decision.reveal.road)],
        visits=["paper_gauge_telegram", "person_mayor", "source_flood_casualties"],
    )
    assert answer["messages"] == []
    told_after = [text for page in answer["after"] for text, _ in page["lines"]]
    assert "Which gauge did Roos read on the first of April?" in told_after
    (asked,) = [one for one in decision.reveal.questions if one.id == "which-gauge"]
    first = order_answers(asked)[0]
    assert f"You said: {first.text}" + " That is right." * first.right in told_after
    assert any(text.startswith("Lind waited for the evening reading.") for text in told_after)
    sealed, opened = answer["visited"]
    paper, person, source = ([text for text, _ in page["lines"] if text] for page in opened)
    assert len(paper) > 0
    assert person == lines_of(decision.people["mayor"].card, begin(decision).meters)
    assert source == [" ".join(references.claims["flood-casualties"].text.split())]
    assert [[text for text, _ in page["lines"] if text] for page in sealed] == [paper, person, []]
    assert "survives" not in str(sealed)
    assert "survives: In the copy book of the telegraph office." in str(opened)
    assert keyed(answer["tags"], "seat") == [references.people[decision.seat].name]
