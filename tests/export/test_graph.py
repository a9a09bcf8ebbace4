"""The drawn graph: its chances against counting by hand, and its text against the programs that draw it."""

import functools
import itertools
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.characters import replace_forbidden
from game.errors import UsageError
from game.export import drawing
from game.export.chart import Chart, draw_chart, format_chance
from game.export.dot import write_dot
from game.export.drawing import draw_svg
from game.export.mermaid import write_mermaid
from game.story.engine import begin, choose, offer
from game.story.model import Decision
from game.story.state import State
from game.story.walk import history_of
from tests.analysis.stories import choice, ending, passage, story
from tests.export.roads import GOOD_STORIES, SHIPPED, open_story
from tests.play.tables import few
from tests.random_decisions import decisions
from tests.signs import AWKWARD, any_sign, combining_signs

MERMAID = "import sys, mermaidx; sys.stdout.write(mermaidx.render(sys.stdin.read()).svg())"
"""The real Mermaid, in an engine of its own; and in a process of its own, for that engine complains when it ends."""

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"]; a -> b [x="<script>alert(1)</script>" <b>&amp; \\N \\" --> | #quot; `x` %% {y} end; ::: --' + AWKWARD


def by_hand(decision: Decision) -> tuple[dict[str, Fraction], dict[tuple[str, str, str], Fraction]]:
    """Play every road with the engine, each open choice as likely as the others."""
    places: dict[str, Fraction] = defaultdict(Fraction)
    ways: dict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    waiting: list[tuple[State, Fraction]] = [(begin(decision), Fraction(1))]
    while waiting:
        state, chance = waiting.pop()
        places[state.place] += chance
        options = [one.choice.id for one in offer(decision, state) if one.open]
        for option in options:
            after = choose(decision, state, option)
            ways[state.place, option, after.place] += chance / len(options)
            waiting.append((after, chance / len(options)))
    return places, ways


@functools.cache
def draw_story(name: str) -> Chart:
    """Return the chart of a real story; every state of it is visited for that, once."""
    return draw_chart(open_story(name)[0])


def by_mermaid(text: str) -> ET.Element:
    """Let Mermaid itself draw a graph."""
    done = subprocess.run([sys.executable, "-c", MERMAID], input=text, capture_output=True, text=True, check=True)
    return ET.fromstring(done.stdout)  # noqa: S314 - drawn here just now


@few
@given(decision=decisions())
def test_chances_are_those_counted_by_hand(decision: Decision) -> None:
    places, ways = by_hand(decision)
    drawn = draw_chart(decision)
    for node in drawn.nodes:
        assert node.chance == pytest.approx(float(places.get(node.id, 0)))
        assert node.reached == (node.id in places)
    for edge in drawn.edges:
        way = (edge.source, edge.choice, edge.target)
        assert edge.chance == pytest.approx(float(ways.get(way, 0)))
        assert edge.reached == (way in ways)
    assert sum(node.chance for node in drawn.nodes if node.ending) == pytest.approx(1)


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_history_s_road_is_marked_from_the_opening_to_its_ending(name: str) -> None:
    decision, drawn = open_story(name)[0], draw_story(name)
    history = history_of(decision)
    marked = {(edge.source, edge.choice): edge.target for edge in drawn.edges if edge.history}
    assert marked == {
        (step.passage, step.choice): after.place for step, after in zip(history.steps, history.states[1:], strict=True)
    }
    assert {node.id for node in drawn.nodes if node.history} == {state.place for state in history.states}


def test_what_no_road_reaches_is_drawn_and_marked() -> None:
    lonely = passage("lonely", choice("stay", "home"))
    drawn = draw_chart(story([passage("first", choice("go", "home")), lonely], [ending("home"), ending("nowhere")]))
    assert {node.id: node.reached for node in drawn.nodes} == {
        "first": True,
        "lonely": False,
        "home": True,
        "nowhere": False,
    }
    assert format_chance(0) == "never"
    assert 'style=dashed, tooltip="stay: never"' in write_dot(drawn)
    assert "at_lonely -.->" in write_mermaid(drawn)


def test_an_endless_road_is_told_and_the_graph_is_drawn_all_the_same() -> None:
    drawn = draw_chart(
        story([passage("first", choice("go", "second")), passage("second", choice("back", "first"))], [ending("home")])
    )
    assert drawn.cycle
    assert '"second":c0:s -> "first":in:n' in write_dot(drawn)


def hostile() -> Chart:
    """Return a chart whose texts would like to be something else."""
    first = attrs.evolve(passage("first", attrs.evolve(choice("go", "end"), text=HOSTILE)), title=HOSTILE)
    return draw_chart(attrs.evolve(story([first], [attrs.evolve(ending("end"), title=HOSTILE)]), title=HOSTILE))


def squeezed(text: str) -> str:
    """Return a text, blanks aside: drawing programs break lines where they like."""
    return re.sub(r"\s", "", text)


def words(element: ET.Element) -> str:
    """Return all text of an element, blanks aside."""
    return squeezed("".join(element.itertext()))


def draw_by_dot(given: Chart) -> ET.Element:
    """Draw a chart and read the picture."""
    return ET.fromstring(draw_svg(write_dot(given)))  # noqa: S314 - drawn here just now


def parts(picture: ET.Element, kind: str) -> list[ET.Element]:
    """Return the nodes or the edges of a picture."""
    return [part for part in picture.iter(f"{SVG}g") if part.get("class") == kind]


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_a_real_story_is_drawn_whole(name: str) -> None:
    given = draw_story(name)
    picture = draw_by_dot(given)
    assert {node.findtext(f"{SVG}title") for node in parts(picture, "node")} == {node.id for node in given.nodes}
    assert len(parts(picture, "edge")) == len(given.edges)


def mermaid_titles(given: Chart) -> list[str]:
    """Return the titles of all nodes as Mermaid reads them: `#34;` is the sign with that number."""
    written = re.findall(r'\["(.*?)<br/>', write_mermaid(given))
    return [re.sub(r"#(\d+);", lambda number: chr(int(number[1])), title) for title in written]


def named(given: Chart, *titles: str) -> Chart:
    """Return a chart with titles for its nodes, in turn."""
    pairs = zip(given.nodes, itertools.cycle(titles), strict=False)
    return attrs.evolve(given, nodes=tuple(attrs.evolve(node, title=title) for node, title in pairs))


@few
@given(decision=decisions(), text=st.text(any_sign, min_size=1))
def test_a_drawn_story_says_what_it_says_and_of_forbidden_signs_that_they_stood_there(
    decision: Decision, text: str
) -> None:
    output = squeezed(replace_forbidden(f"a{squeezed(text)}"))
    given = named(draw_chart(decision), f"a{text}")
    assert all(output in words(node) for node in parts(draw_by_dot(given), "node"))
    assert [squeezed(title) for title in mermaid_titles(given)] == [output] * len(given.nodes)


def test_every_sign_that_combines_with_others_is_drawn() -> None:
    signs = combining_signs()
    titles = [squeezed("a".join(signs[begin : begin + 20])) for begin in range(0, len(signs), 20)]
    first = draw_story("test-decision").nodes[0]
    nodes = [attrs.evolve(first, id=f"n{number}", title=title) for number, title in enumerate(titles)]
    drawn = parts(draw_by_dot(Chart(title="Signs", nodes=tuple(nodes), edges=())), "node")
    told = {node.findtext(f"{SVG}title"): words(node) for node in drawn}
    assert [node.title for node in nodes if node.title not in told[node.id]] == []


def test_no_text_becomes_dot() -> None:
    picture = draw_by_dot(hostile())
    assert len(parts(picture, "node")) == 2
    assert len(parts(picture, "edge")) == 1
    output = squeezed(HOSTILE)
    assert all(output in words(node) for node in parts(picture, "node"))
    assert not list(picture.iter(f"{SVG}script"))


def test_no_text_becomes_mermaid() -> None:
    picture = by_mermaid(write_mermaid(hostile()))
    text = squeezed(HOSTILE)
    output = words(picture)
    assert output.count(text) >= 3
    assert not list(picture.iter(f"{SVG}script"))


def test_a_story_is_drawn_by_mermaid() -> None:
    given = draw_story("test-decision")
    picture = by_mermaid(write_mermaid(given))
    nodes = [part for part in picture.iter(f"{SVG}g") if (part.get("class") or "").startswith("node ")]
    assert len(nodes) == len(given.nodes)
    output = words(picture)
    for label in [*(node.title for node in given.nodes), *(edge.label for edge in given.edges)]:
        assert squeezed(label) in output


def test_where_nothing_can_draw_the_mend_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_args, **_more: None)
    with pytest.raises(UsageError, match=r"pip install 'lean-to-one-side\[graph\]'"):
        drawing.draw_svg("digraph {}")


def test_what_cannot_be_drawn_is_told_in_one_sentence() -> None:
    with pytest.raises(UsageError, match="could not draw"):
        drawing.draw_svg("this is no graph")
