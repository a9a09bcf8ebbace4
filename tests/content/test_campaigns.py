"""What every shipped campaign keeps: its legs follow on one another, and history comes through all of them."""

from pathlib import Path

import pytest

from game.library.shelf import Shelf
from game.story.model import Decision
from game.story.walk import bill_of, history_of

SHELF = Shelf(Path(__file__).resolve().parents[2] / "content")
PARADOXES = {name for name, thesis in SHELF.archive().theses.items() if thesis.paradox}


@pytest.fixture(params=[heading.id for heading in SHELF.campaigns()], scope="module")
def campaign(request: pytest.FixtureRequest) -> Decision:
    """Give each shipped campaign."""
    return SHELF.open(request.param)


def legs_of(campaign: Decision) -> list[Decision]:
    """Give the legs in the order in which the historical road comes to them."""
    return [SHELF.open(leg) for leg in dict.fromkeys(place.partition("/")[0] for place in campaign.passages)]


def test_the_historical_road_ends_on_the_sum_of_the_legs_historical_bills(campaign: Decision) -> None:
    whole = {line.axis: (line.low, line.best, line.high) for line in bill_of(campaign, history_of(campaign))}
    legs = [{line.axis: line for line in bill_of(leg, history_of(leg))} for leg in legs_of(campaign)]
    for axis, sums in whole.items():
        lines = [leg[axis] for leg in legs if axis in leg]
        assert sums == tuple(sum(getattr(line, bound) for line in lines) for bound in ("low", "best", "high"))


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
