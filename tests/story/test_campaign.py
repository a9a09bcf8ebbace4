"""A campaign is one decision made of several: what was agreed in one leg is there in the next."""

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from game.analysis.reachable import explore
from game.library.shelf import Shelf
from game.play.game import act, resume, start
from game.play.given_road import Road
from game.play.page import BriefingDetail, ReckoningDetail
from game.play.page_builder import build_page
from game.story.campaign import Campaign, Leg
from game.story.dates import Span
from game.story.joining import join_campaign
from game.story.journal import Journal, Stage
from game.story.model import GO_ON, Day, Decision
from game.story.prose import Piece
from game.story.walk import bill_of, history_of, walk_choices
from game.transcript.retelling import retell
from tests.library.folders import GOOD, with_file

SHELF = Shelf(GOOD)
CAMPAIGN = SHELF.open("the-year-of-water")
FIRST, SECOND = SHELF.open("test-decision"), SHELF.open("the-dry-summer")
DROWNED = (GO_ON, "ring-the-bells", "open-the-sluices", "leave-them-open", GO_ON, GO_ON, "order")


def test_the_historical_road_ends_on_the_sum_of_the_bills_of_history() -> None:
    whole = {line.axis: line.best for line in bill_of(CAMPAIGN, history_of(CAMPAIGN))}
    parts: dict[str, int] = {}
    for leg in (FIRST, SECOND):
        for line in bill_of(leg, history_of(leg)):
            parts[line.axis] = parts.get(line.axis, 0) + line.best  # type: ignore[assignment]
    assert whole == parts


@pytest.mark.parametrize(("counts", "counted"), [("amount", "both"), ("year", "last")])
def test_amounts_of_all_legs_add_up_and_of_years_the_last_leg_that_speaks_of_them_is_heard(
    counts: str, counted: str, tmp_path: Path
) -> None:
    bridge = (GOOD / "bridges" / "the-dry-summer.yaml").read_text(encoding="utf-8")
    entry = re.search(r"goodwill: \{.*", bridge)
    assert entry is not None
    again = bridge.replace("treasury: {", f"{entry[0]}\n      treasury: {{").encode()
    with_file(tmp_path, "bridges/the-dry-summer.yaml", again)
    axes = (GOOD / "axes.yaml").read_text(encoding="utf-8")
    head, name, goodwill = axes.partition("goodwill:")
    (tmp_path / "content" / "axes.yaml").write_text(
        head + name + goodwill.replace("counts: amount", f"counts: {counts}"), encoding="utf-8"
    )
    drowned = next(entry for entry in FIRST.endings["villages-drowned"].bill if entry.axis == "goodwill")
    sluices, summer = Decimal(-2), Decimal(1)
    assert _goodwill(tmp_path / "content") == (sluices + drowned.best + summer if counted == "both" else summer)


def _goodwill(content: Path) -> Decimal:
    campaign = Shelf(content).open("the-year-of-water")
    (line,) = (line for line in bill_of(campaign, walk_choices(campaign, DROWNED)) if line.axis == "goodwill")
    return line.best


def test_a_carried_meter_goes_from_leg_to_leg_and_the_others_stay_behind() -> None:
    road = history_of(CAMPAIGN)
    trust = CAMPAIGN.meter_index("trust")
    last_of_first = next(state for state in road.states if state.place == "test-decision/town-saved")
    assert last_of_first.meters[trust] == history_of(FIRST).state.meters[FIRST.meter_index("trust")]
    assert road.state.meters[trust] == min(last_of_first.meters[trust] + 1, 4)
    assert {meter.id for meter in CAMPAIGN.meters} == {
        "trust",
        "test-decision.river",
        "test-decision.doubt",
        "the-dry-summer.dust",
    }


def test_what_an_ending_sets_is_felt_in_the_next_leg() -> None:
    road = walk_choices(CAMPAIGN, DROWNED[:-1])
    trust = CAMPAIGN.meter_index("trust")
    before = next(state for state in road.states if state.place == "test-decision/villages-drowned")
    assert road.state.place == "the-dry-summer/wells"
    assert road.state.meters[trust] == max(before.meters[trust] - 1, 0)


def test_time_never_runs_backward_from_leg_to_leg() -> None:
    for passage in CAMPAIGN.passages.values():
        for choice in passage.choices:
            for target in choice.to:
                assert passage.date.first <= CAMPAIGN.spot(target.to).date.last


def test_the_days_of_a_leg_are_told_up_to_the_opening_of_the_next() -> None:
    opening = SECOND.date.first
    before, same, later = (opening + datetime.timedelta(days=days) for days in (-1, 0, 1))
    legs = (_with_days(FIRST, later, same, before), _with_days(SECOND, later, same))
    rows = [(day.date.first, day.text[0].text) for day in join_campaign(_campaign(legs)).reveal.days]
    assert rows == [(before, FIRST.id), (same, SECOND.id), (later, SECOND.id)]


def _with_days(decision: Decision, *dates: datetime.date) -> Decision:
    """Return a decision whose history has these days, each told by its name."""
    days = tuple(Day(date=Span(date, date, date.isoformat()), text=(Piece(decision.id),)) for date in dates)
    return attrs.evolve(decision, reveal=attrs.evolve(decision.reveal, days=days))


def _campaign(legs: Sequence[Decision]) -> Campaign:
    return Campaign(
        id="campaign",
        title="A campaign",
        summary="A summary.",
        carried=(),
        plot="",
        legs=tuple(Leg(decision=leg, changes={}) for leg in legs),
        briefing=legs[0].briefing,
        text=(),
        notes=(),
        questions=(),
        theses=(),
    )


def test_each_leg_shows_its_own_meters_and_the_carried_ones() -> None:
    game = start(CAMPAIGN, SHELF.references())
    game = act(act(game, GO_ON), GO_ON)
    assert [gauge.id for gauge in build_page(game).gauges] == ["trust", "test-decision.river"]
    for choice in DROWNED[1:-1]:
        game = act(game, choice)
        while game.journal.stage is Stage.CONSEQUENCE:
            game = act(game, GO_ON)
    assert [gauge.id for gauge in build_page(game).gauges] == ["trust", "the-dry-summer.dust"]
    assert build_page(game).people[0].role == "Mayor"


def test_a_page_says_in_which_leg_the_player_is() -> None:
    game = start(CAMPAIGN, SHELF.references())
    assert build_page(game).leg is None
    briefing = build_page(game).detail
    assert isinstance(briefing, BriefingDetail)
    assert [(leg.title, leg.bridge) for leg in briefing.legs] == [("High Water", False), ("The Dry Summer", True)]
    opened = []
    for _ in range(40):
        if game.journal.stage is Stage.QUESTION or game.over:
            break
        page = build_page(game)
        if page.leg:
            opened.append((page.leg.number, page.leg.opens))
            assert page.title == page.leg.title or not page.leg.opens
        game = act(game, next(option.id for option in page.options if option.open))
    assert [number for number, _ in opened] == sorted(number for number, _ in opened)
    assert [number for number, opens in opened if opens] == [1, 2]
    assert build_page(game).leg is None


def test_going_on_from_leg_to_leg_is_no_choice() -> None:
    game = resume(CAMPAIGN, SHELF.references(), Journal(steps=history_of(CAMPAIGN).steps, stage=Stage.ENDING))
    assert [step.choice for step in build_page(game).road] == [name for name in CAMPAIGN.reveal.road if name != GO_ON]
    over = attrs.evolve(game, journal=attrs.evolve(game.journal, stage=Stage.RECKONING))
    chosen = [turn.with_history for turn in retell(over).turns]
    assert chosen == [None if name == GO_ON else True for name in CAMPAIGN.reveal.road]


def test_a_leg_may_call_its_passages_and_choices_as_it_likes(tmp_path: Path) -> None:
    path = GOOD / "decisions" / "test-decision.yaml"
    text = re.sub(r"\blanding\b", "briefing", path.read_text(encoding="utf-8")).replace("wait-for-evening", "go-on")
    content = with_file(tmp_path, "decisions/test-decision.yaml", text.encode()).parent.parent
    campaign = Shelf(content).open("the-year-of-water")
    assert [state.place for state in history_of(campaign).states][:2] == ["test-decision", "test-decision/briefing"]
    game = start(campaign, Shelf(content).references())
    road = Road(("go-on", "raise-the-levee"))
    while road:
        game = act(game, road.answer(build_page(game)))
    assert [(step.passage, step.choice) for step in build_page(game).road] == [
        ("test-decision/briefing", "go-on"),
        ("test-decision/council", "raise-the-levee"),
    ]


def test_the_reckoning_draws_the_carried_meter_over_time_beside_history() -> None:
    game = start(CAMPAIGN, SHELF.references())
    road = list(DROWNED)
    while not game.over:
        page = build_page(game)
        names = [option.id for option in page.options if option.open]
        wanted = road.pop(0) if page.stage is Stage.PASSAGE else names[0]
        game = act(game, wanted)
    detail = build_page(game).detail
    assert isinstance(detail, ReckoningDetail)
    assert detail.plot is not None
    days = [day for day, _ in detail.plot.yours]
    assert days == sorted(days)
    assert days[-1] == datetime.date(1910, 7, 2)
    assert detail.plot.yours[-1][1] < detail.plot.history[-1][1]
    assert not detail.theses


def test_a_thesis_names_the_choices_that_speak_for_it() -> None:
    game = start(CAMPAIGN, SHELF.references())
    road = list(CAMPAIGN.reveal.road)
    while not game.over:
        page = build_page(game)
        wanted = road.pop(0) if page.stage is Stage.PASSAGE else page.options[0].id
        game = act(game, wanted)
    detail = build_page(game).detail
    assert isinstance(detail, ReckoningDetail)
    assert [thesis.speaks for thesis in detail.theses] == [("Send the letter that asks",)]


def test_the_roads_of_a_campaign_can_be_counted() -> None:
    space = explore(CAMPAIGN)
    assert space.roads == explore(FIRST).roads * explore(SECOND).roads
