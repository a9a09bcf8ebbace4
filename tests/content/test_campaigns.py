"""What every shipped campaign keeps: its legs follow on one another, and history comes through all of them."""

import itertools
import random
from pathlib import Path

import attrs
import pytest
import yaml

from game.analysis.reachable import explore
from game.analysis.walker import Walker
from game.library.shelf import Shelf
from game.story.model import Decision
from game.story.walk import bill_of, history_of, walk_choices

ROOT = Path(__file__).resolve().parents[2] / "content"
SHELF = Shelf(ROOT)
MOST_STATES = 1_500_000
GAMES = 40
PARADOXES = {name for name, thesis in SHELF.references().theses.items() if thesis.paradox}


@pytest.fixture(params=[heading.id for heading in SHELF.campaigns()], scope="module")
def campaign(request: pytest.FixtureRequest) -> Decision:
    """Return each shipped campaign."""
    return SHELF.open(request.param)


def legs_of(campaign: Decision) -> list[Decision]:
    """Return the legs in the order in which the historical road comes to them."""
    return [SHELF.open(leg) for leg in dict.fromkeys(place.partition("/")[0] for place in campaign.passages)]


def without_recounted(campaign: Decision, leg: Decision) -> Decision:
    """Leave out of a leg's endings what a later leg of the campaign counts again."""
    text = (ROOT / "campaigns" / f"{campaign.id}.yaml").read_text(encoding="utf-8")
    again = yaml.safe_load(text).get("recounted", {}).get(leg.id, [])
    endings = {
        name: attrs.evolve(ending, bill=tuple(entry for entry in ending.bill if entry.axis not in again))
        for name, ending in leg.endings.items()
    }
    return attrs.evolve(leg, endings=endings)


def test_the_historical_road_ends_on_the_sum_of_the_legs_historical_bills_with_no_years_twice(
    campaign: Decision,
) -> None:
    whole = {line.axis: (line.low, line.best, line.high) for line in bill_of(campaign, history_of(campaign))}
    legs = [without_recounted(campaign, leg) for leg in legs_of(campaign)]
    lines = [line for leg in legs for line in bill_of(leg, history_of(leg))]
    for axis, sums in whole.items():
        parts = [line for line in lines if line.axis == axis]
        assert sums == tuple(sum(getattr(part, bound) for part in parts) for bound in ("low", "best", "high"))


def test_the_first_leg_books_on_the_way_what_it_books_alone_whatever_its_endings_set(campaign: Decision) -> None:
    first = without_recounted(campaign, legs_of(campaign)[0])
    walker, source = Walker(first), random.Random(1950)  # noqa: S311 - a game, no secret
    for _ in range(GAMES):
        choices = walker.play(source).choices
        on_the_way = bill_of(campaign, walk_choices(campaign, ["go-on", *choices, "go-on"]))
        alone = {line.axis: line.best for line in bill_of(first, walk_choices(first, choices))}
        assert {line.axis: line.best for line in on_the_way} == alone


def test_history_comes_to_each_leg_with_what_the_leg_alone_begins_with(campaign: Decision) -> None:
    road = history_of(campaign)
    for leg in legs_of(campaign):
        opening = next(state for state in road.states if state.place == f"{leg.id}/briefing")
        for meter in leg.meters:
            if any(shared.id == meter.id for shared in campaign.meters) and not meter.names:
                assert opening.meters[campaign.meter_index(meter.id)] == meter.start, (leg.id, meter.id)


def test_every_ending_on_the_way_stops_before_the_next_leg_opens(campaign: Decision) -> None:
    """A passage that tells an ending leads to the next leg's briefing, which must not lie before it."""
    for passage in campaign.passages.values():
        for choice in passage.choices:
            for target in choice.to:
                if target.to.endswith("/briefing"):
                    assert passage.date.last <= campaign.passages[target.to].date.last


def test_the_days_of_the_reveal_run_forward(campaign: Decision) -> None:
    days = [day.date.first for day in campaign.reveal.days]
    assert days == sorted(days)


def test_all_paradoxes_are_on_trial_with_choices_that_speak_for_both_verdicts(campaign: Decision) -> None:
    tried = {(trial.thesis, trial.verdict) for trial in campaign.theses if trial.speaks}
    verdicts = {verdict for _, verdict in tried}
    assert {(thesis, verdict) for thesis in PARADOXES for verdict in verdicts} <= tried
    assert len(verdicts) > 1


def test_a_campaign_is_small_enough_to_be_counted_whole(campaign: Decision) -> None:
    """More states than these, and its figures would take longer than anybody waits for them."""
    assert explore(campaign).states < MOST_STATES


def test_two_roads_can_be_told_apart_by_their_plots_alone(campaign: Decision) -> None:
    """Even by the plot's values at the openings of the legs, where endings have settled most of what went before."""
    plot = campaign.meter_index(campaign.plot)
    walker, source = Walker(campaign), random.Random(1949)  # noqa: S311 - a game, no secret
    nodes = []
    for _ in range(GAMES):
        road = walk_choices(campaign, walker.play(source).choices)
        nodes.append(tuple(state.meters[plot] for state in road.states if state.place.endswith("/briefing")))
    pairs = list(itertools.combinations(nodes, 2))
    assert sum(one != other for one, other in pairs) > 0.9 * len(pairs)
