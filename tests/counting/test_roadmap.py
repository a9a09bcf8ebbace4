"""All passages as a graph of lanes."""

from hypothesis import given

from game.analysis.order import order_of
from game.counting.roadmap import Sign, draw_roadmap
from game.library.shelf import Shelf
from game.story.engine import begin
from game.story.model import Decision, Ending, Passage
from game.story.walk import Walk, history_of, walk_choices
from tests.examples import examples
from tests.play.tables import GOOD
from tests.random_decisions import decisions

DRAWN = """\
│
├─╮
│ │
├─┤
│ │
│ ├─╮
│ │ │
├─┤ │
│ │ │
├─┼─┤
│ │ │
│ │
│"""


def test_the_small_decision_is_drawn_as_it_was_found_good() -> None:
    decision = Shelf(GOOD).open("test-decision")
    history = history_of(decision)
    drawn = draw_roadmap(decision, history, history, frozenset())
    assert "\n".join(line for row in drawn.rows for line in (row.lanes, row.below) if line) == DRAWN
    assert (drawn.found, drawn.endings) == (1, 3)


@examples(200)
@given(decisions(stuck=True))
def test_every_place_that_ways_lead_to_stands_once_under_its_own_lane(decision: Decision) -> None:
    road = Walk((), (begin(decision),))
    places = {*decision.passages, *decision.endings}
    drawn = draw_roadmap(decision, road, road, places)
    titles = [row.title for row in drawn.rows]
    named: dict[str, Passage | Ending] = {**decision.passages, **decision.endings}
    assert sorted(titles) == sorted(named[place].title for place in order_of(decision).places)
    assert all(row.lanes[row.column] == "│" for row in drawn.rows)
    for above, row in zip(drawn.rows, drawn.rows[1:], strict=False):
        into = above.below or above.lanes
        assert into[row.column : row.column + 1] not in ("", " ", "─"), "a lane begins out of nothing"


def test_what_was_not_seen_is_not_named() -> None:
    decision = Shelf(GOOD).open("test-decision")
    history = history_of(decision)
    other = walk_choices(decision, ("ring-the-bells", "tell-the-villages", "fall-back"))
    drawn = draw_roadmap(decision, other, history, {"night-watch"})
    known = {row.title: row.sign for row in drawn.rows if row.title}
    assert known["The third night"] is Sign.SEEN
    assert known["The old town"] is Sign.YOURS
    assert "Upriver" not in known
    assert "Dry cellars" not in known
    assert drawn.found == 1
