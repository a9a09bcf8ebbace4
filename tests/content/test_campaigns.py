"""What every shipped campaign keeps: its legs follow on one another, and history comes through all of them."""

import itertools
import random
from decimal import Decimal
from pathlib import Path

import pytest

from game.analysis.walker import Walker
from game.library.shelf import Shelf
from game.story.bill import Bill, Line
from game.story.model import Decision
from game.story.references import Counts
from game.story.walk import bill_of, history_of, walk_choices

ROOT = Path(__file__).resolve().parents[2] / "content"
SHELF = Shelf(ROOT)
GAMES = 40
PARADOXES = {name for name, thesis in SHELF.references().theses.items() if thesis.paradox}


@pytest.fixture(params=[heading.id for heading in SHELF.campaigns()], scope="module")
def campaign(request: pytest.FixtureRequest) -> Decision:
    """Return each shipped campaign."""
    return SHELF.open(request.param)


def legs_of(campaign: Decision) -> list[Decision]:
    """Return the legs in the order in which the historical road comes to them."""
    return [SHELF.open(leg.id) for leg in campaign.legs]


def lines_of(bill: Bill, *kinds: Counts) -> dict[str, Line]:
    """Return the lines of a bill that count in one of these ways, by axis."""
    axes = SHELF.references().axes
    return {line.axis: line for line in bill if axes[line.axis].counts in kinds}


def bounds(line: Line) -> tuple[Decimal, Decimal, Decimal]:
    """Return the three bounds of a line."""
    return line.low, line.best, line.high


def test_amounts_of_the_historical_road_add_up_over_the_legs(campaign: Decision) -> None:
    whole = lines_of(bill_of(campaign, history_of(campaign)), Counts.AMOUNT)
    legs = [lines_of(bill_of(leg, history_of(leg)), Counts.AMOUNT) for leg in legs_of(campaign)]
    for axis, line in whole.items():
        parts = [bounds(leg[axis]) for leg in legs if axis in leg]
        assert bounds(line) == tuple(sum(bound) for bound in zip(*parts, strict=True))


def test_years_and_chances_of_the_historical_road_are_those_of_the_last_leg_that_speaks_of_them(
    campaign: Decision,
) -> None:
    whole = lines_of(bill_of(campaign, history_of(campaign)), Counts.YEAR, Counts.CHANCE)
    last: dict[str, Line] = {}
    for leg in legs_of(campaign):
        last |= lines_of(bill_of(leg, history_of(leg)), Counts.YEAR, Counts.CHANCE)
    assert {axis: bounds(line) for axis, line in whole.items()} == {axis: bounds(line) for axis, line in last.items()}


def test_the_first_leg_adds_on_the_way_what_it_adds_alone(campaign: Decision) -> None:
    first = legs_of(campaign)[0]
    walker, source = Walker(first), random.Random(1950)  # noqa: S311 - a game, no secret
    for _ in range(GAMES):
        choices = walker.play(source).choices
        on_the_way = bill_of(campaign, walk_choices(campaign, ["go_on", *choices, "go_on"]))
        alone = bill_of(first, walk_choices(first, choices))
        ways = [lines_of(bill, Counts.AMOUNT) for bill in (on_the_way, alone)]
        assert {axis: line.best for axis, line in ways[0].items()} == {
            axis: line.best for axis, line in ways[1].items()
        }


def test_a_campaign_has_endings_of_its_own_and_historys_road_has_one_for_itself(campaign: Decision) -> None:
    road = history_of(campaign)
    assert 3 <= len(campaign.endings) <= 6
    assert road.states[-1].place in campaign.endings
    assert road.states[-2].place not in campaign.endings


def test_every_random_road_comes_to_an_ending_of_the_campaigns_own(campaign: Decision) -> None:
    walker, source = Walker(campaign), random.Random(1980)  # noqa: S311 - a game, no secret
    found = {walk_choices(campaign, walker.play(source).choices).states[-1].place for _ in range(10 * GAMES)}
    assert found <= set(campaign.endings)
    assert len(found) > 2


def test_the_notes_of_the_legs_are_in_the_reveal_of_the_campaign(campaign: Decision) -> None:
    titles = {note.title for note in campaign.reveal.notes}
    for leg in legs_of(campaign):
        assert {note.title for note in leg.reveal.notes} <= titles


def test_history_comes_to_each_leg_with_what_the_leg_alone_begins_with(campaign: Decision) -> None:
    road = history_of(campaign)
    for leg in legs_of(campaign):
        opening = next(state for state in road.states if state.place == leg.id)
        for meter in leg.meters:
            if any(shared.id == meter.id for shared in campaign.meters) and not meter.names:
                assert opening.meters[campaign.meter_index(meter.id)] == meter.start, (leg.id, meter.id)


def test_every_ending_on_the_way_stops_before_the_next_leg_opens(campaign: Decision) -> None:
    """A passage that tells an ending leads to the next leg's briefing, which must not lie before it."""
    briefings = {leg.briefing for leg in campaign.legs}
    for passage in campaign.passages.values():
        for choice in passage.choices:
            for target in choice.to:
                if target.to in briefings:
                    assert passage.date.last <= campaign.passages[target.to].date.last


def test_the_days_of_the_reveal_run_forward(campaign: Decision) -> None:
    days = [day.date.first for day in campaign.reveal.days]
    assert days == sorted(days)


def test_all_paradoxes_are_on_trial_with_choices_that_speak_for_both_verdicts(campaign: Decision) -> None:
    tried = {(trial.thesis, trial.verdict) for trial in campaign.theses if trial.speaks}
    verdicts = {verdict for _, verdict in tried}
    assert {(thesis, verdict) for thesis in PARADOXES for verdict in verdicts} <= tried
    assert len(verdicts) > 1


def test_two_roads_can_be_told_apart_by_their_plots_alone(campaign: Decision) -> None:
    """Even by the plot's values at the openings of the legs, where endings have settled most of what went before."""
    plot = campaign.meter_index(campaign.plot)
    walker, source = Walker(campaign), random.Random(1949)  # noqa: S311 - a game, no secret
    nodes, briefings = [], {leg.briefing for leg in campaign.legs}
    for _ in range(GAMES):
        road = walk_choices(campaign, walker.play(source).choices)
        nodes.append(tuple(state.meters[plot] for state in road.states if state.place in briefings))
    pairs = list(itertools.combinations(nodes, 2))
    assert sum(one != other for one, other in pairs) > 0.9 * len(pairs)
