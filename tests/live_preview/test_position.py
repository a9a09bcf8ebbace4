"""An author stays where they were: the same place, meters and choices, or the nearest that is left."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from game.live_preview.position import carry_over, go_to_place, go_to_stage, set_meter
from game.play.game import Game, act
from game.play.page_builder import build_page
from game.story.journal import Stage
from game.story.model import Decision, Passage
from tests.play.tables import after, begin, few, wander
from tests.random_decisions import ARCHIVE, METERS, decisions

HALFWAY = after("ring-the-bells")


def places(decision: Decision) -> list[str]:
    """Name the passages and endings."""
    return [*decision.passages, *decision.endings]


@few
@given(decision=decisions(), data=st.data())
def test_any_place_with_any_meters_can_be_looked_at_and_gone_on_from(decision: Decision, data: st.DataObject) -> None:
    game = wander(data, decision)[0]
    game = go_to_place(game, data.draw(st.sampled_from(places(decision))))
    place = game.road.state.place
    for index, meter in enumerate(METERS):
        value = data.draw(st.integers(meter.low, meter.high))
        game = set_meter(game, index, value)
        assert (game.road.state.place, game.road.state.meters[index]) == (place, value)
    while game.journal.stage is not Stage.ENDING:
        page = build_page(game)
        game = act(game, data.draw(st.sampled_from([option.id for option in page.options if option.open])))
    assert build_page(game).stage.value == "ending"
    assert game.origin
    assert game.origin.place == place


@few
@given(decision=decisions(), data=st.data())
def test_in_the_same_draft_everything_stays(decision: Decision, data: st.DataObject) -> None:
    for game in wander(data, decision):
        again = carry_over(game, attrs.evolve(decision), ARCHIVE, (), ())
        assert again.journal == game.journal
        assert again.road == game.road


@few
@given(decision=decisions(), data=st.data())
def test_where_a_place_is_taken_out_the_author_stands_at_one_that_is_left(
    decision: Decision, data: st.DataObject
) -> None:
    game = data.draw(st.sampled_from(wander(data, decision)))
    gone = game.road.state.place
    left = {name: passage for name, passage in decision.passages.items() if name != gone}
    if not left:
        return
    opening = decision.opening if decision.opening != gone else next(iter(left))
    endings = {name: ending for name, ending in decision.endings.items() if name != gone}
    draft = attrs.evolve(decision, passages=left, endings=endings, opening=opening)
    after_ = carry_over(game, draft, ARCHIVE, (gone,), ())
    assert after_.road.state.place in {*left, *endings}
    assert after_.road.state.meters == game.road.state.meters


def test_where_a_place_is_renamed_the_author_goes_with_it_though_nothing_leads_there() -> None:
    decision = HALFWAY.decision
    passages: dict[str, Passage] = {
        ("chamber" if name == "council" else name): passage for name, passage in decision.passages.items()
    }
    game = act(HALFWAY, "go-on") if HALFWAY.journal.stage is Stage.CONSEQUENCE else HALFWAY
    assert game.road.state.place == "council"
    draft = attrs.evolve(decision, passages=passages)
    moved = carry_over(game, draft, HALFWAY.references, ("council",), ("chamber",))
    assert moved.road.state == game.road.state._replace(place="chamber")


def test_meters_are_known_by_their_names_in_the_draft_that_follows() -> None:
    decision = HALFWAY.decision
    first, *rest = decision.meters
    shorter = attrs.evolve(first, high=first.low + 1) if not first.names else first
    draft = attrs.evolve(decision, meters=(*rest, shorter))
    moved = carry_over(set_meter(HALFWAY, 0, first.high), draft, HALFWAY.references, (), ())
    assert moved.road.state.meters[-1] == shorter.high
    assert moved.road.state.meters[:-1] == HALFWAY.road.state.meters[1:]


def test_pages_that_are_no_place_are_reached_by_historys_road() -> None:
    game: Game = begin()
    for stage in (Stage.BRIEFING, Stage.QUESTION, Stage.REVEAL, Stage.RECKONING):
        assert build_page(go_to_stage(game, stage)).stage.value == stage.value
    assert go_to_stage(game, Stage.RECKONING).road.state.place in game.decision.endings
