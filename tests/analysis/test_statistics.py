"""Every figure of a survey and of a standing against brute force: each road walked and added up by itself."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from statistics import median_low

import attrs
import pytest
from hypothesis import assume, given

from game.analysis import cuts
from game.analysis import distribution as tallying
from game.analysis.figures import Distribution, Length, Rank
from game.analysis.joint_values import find_values
from game.analysis.measures import find_amount
from game.analysis.quotient import build_graph
from game.analysis.ranking import rank_road
from game.analysis.reachable import explore
from game.analysis.statistics import count_everything
from game.story.engine import has_ended
from game.story.journal import Step
from game.story.model import Decision
from game.story.scoring import list_judges
from game.story.walk import Walk, bill_of, walk_choices
from tests.analysis.every_road import choices_of, every_road
from tests.examples import examples
from tests.random_decisions import ARCHIVE, decisions


def walk_to_endings(decision: Decision) -> list[tuple[Walk, Fraction]]:
    """Walk every road that comes to an ending."""
    return [(road, chance) for road, chance in every_road(decision) if has_ended(decision, road.state)]


def order_count(amounts: Counter[Decimal]) -> Distribution:
    """Return a count in rising order."""
    return tuple(sorted(amounts.items()))


def count_from_cut_to_cut(patch: pytest.MonkeyPatch, apart: int) -> None:
    """Let small stories, too, be counted from cut to cut, and short sums as if they were long."""
    patch.setattr(cuts, "APART", apart)
    if apart == 1:
        patch.setattr(tallying, "LONG", 0)


@pytest.mark.parametrize("wide", [0, tallying.WIDE])
@pytest.mark.parametrize("apart", [1, cuts.APART])
@examples(200)
@given(decision=decisions(stuck=True))
def test_every_distribution_agrees_with_adding_up_every_road(decision: Decision, wide: int, apart: int) -> None:
    roads = [road for road, _ in walk_to_endings(decision)]
    assume(roads)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallying, "WIDE", wide)
        count_from_cut_to_cut(patch, apart)
        figures = count_everything(build_graph(explore(decision)), ARCHIVE)
    bills = [bill_of(decision, road) for road in roads]
    assert figures.roads == len(roads)
    for axis in figures.axes:
        lines = [{line.axis: line for line in bill}.get(axis.axis) for bill in bills]
        for end in ("low", "best", "high"):
            assert getattr(axis, end) == order_count(
                Counter(getattr(line, end) if line else Decimal(0) for line in lines)
            )
    judges = {judge.lens.id: judge for judge in list_judges(decision, ARCHIVE)}
    assert [lens.lens for lens in figures.lenses] == list(judges)
    for lens in figures.lenses:
        assert lens.merits == order_count(Counter(Decimal(judges[lens.lens].bill(bill).best) for bill in bills))


@given(decision=decisions(stuck=True))
def test_a_brief_survey_is_the_whole_one_without_what_no_player_is_shown(decision: Decision) -> None:
    graph = build_graph(explore(decision))
    assume(graph.space.roads)
    whole = count_everything(graph, ARCHIVE)
    axes = tuple(attrs.evolve(axis, low=(), high=()) for axis in whole.axes)
    assert count_everything(graph, ARCHIVE, brief=True) == attrs.evolve(whole, axes=axes, dominated=())


@pytest.mark.parametrize("apart", [1, cuts.APART])
@examples(200)
@given(decision=decisions(stuck=True))
def test_lengths_and_the_roads_to_either_end_agree_with_walking_every_road(decision: Decision, apart: int) -> None:
    roads = [road for road, _ in walk_to_endings(decision)]
    assume(roads)
    with pytest.MonkeyPatch.context() as patch:
        count_from_cut_to_cut(patch, apart)
        figures = count_everything(build_graph(explore(decision)), ARCHIVE)
    assert figures.choices
    walked = [len(road.steps) for road in roads]
    expected = Length(shortest=min(walked), median=median_low(walked), longest=max(walked))
    assert figures.choices == expected
    for axis in figures.axes:
        for witness, end in ((axis.least, 0), (axis.most, -1)):
            road = walk_choices(decision, witness)
            assert has_ended(decision, road.state)
            assert find_amount(bill_of(decision, road), axis.axis) == axis.best[end][0]
    judges = {judge.lens.id: judge for judge in list_judges(decision, ARCHIVE)}
    for lens in figures.lenses:
        for witness, end in ((lens.worst, 0), (lens.best, -1)):
            merit = judges[lens.lens].bill(bill_of(decision, walk_choices(decision, witness))).best
            assert merit == lens.merits[end][0]


@examples(200)
@given(decisions(stuck=True))
def test_lenses_order_endings_by_the_mean_over_their_roads(decision: Decision) -> None:
    roads = [road for road, _ in walk_to_endings(decision)]
    assume(roads)
    figures = count_everything(build_graph(explore(decision)), ARCHIVE)
    for judge, lens in zip(list_judges(decision, ARCHIVE), figures.lenses, strict=True):
        merits: dict[str, list[int]] = {}
        for road in roads:
            merits.setdefault(road.state.place, []).append(judge.bill(bill_of(decision, road)).best)
        means = {ending: Fraction(sum(found), len(found)) for ending, found in merits.items()}
        assert set(lens.endings) == set(means)
        assert [means[ending] for ending in lens.endings] == sorted(means.values(), reverse=True)


@examples(200)
@given(decisions(stuck=True))
def test_a_choice_is_dominated_where_no_road_and_no_lens_speaks_for_it(decision: Decision) -> None:
    roads = [road for road, _ in walk_to_endings(decision)]
    assume(roads)
    figures = count_everything(build_graph(explore(decision)), ARCHIVE)
    opened, merits = futures(decision)
    expected = {
        (passage.id, one.id, other.id)
        for passage in decision.passages.values()
        for one in passage.choices
        for other in passage.choices
        if one is not other and dominates(opened, merits, passage.id, (one.id, other.id))
    }
    assert {(each.passage, each.choice, each.by) for each in figures.dominated} == expected


Here = tuple[str, tuple[int, ...]]
"""A passage and the meters there."""


def futures(decision: Decision) -> tuple[dict[Here, set[str]], dict[Here, dict[str, dict[str, list[int]]]]]:
    """Give, for each state, the choices open and, by lens and choice, the merits of all roads on from there."""
    opened: dict[Here, set[str]] = {}
    merits: dict[Here, dict[str, dict[str, list[int]]]] = {}
    for road, _ in every_road(decision):
        for index, step in enumerate(road.steps):
            here = (step.passage, road.states[index].meters)
            opened.setdefault(here, set()).add(step.choice)
            if has_ended(decision, road.state):
                rest = Walk(road.steps[index:], road.states[index:])
                for judge in list_judges(decision, ARCHIVE):
                    by_choice = merits.setdefault(here, {}).setdefault(judge.lens.id, {})
                    by_choice.setdefault(step.choice, []).append(judge.bill(bill_of(decision, rest)).best)
    return opened, merits


def dominates(
    opened: dict[Here, set[str]],
    merits: dict[Here, dict[str, dict[str, list[int]]]],
    passage: str,
    pair: tuple[str, str],
) -> bool:
    """Tell by comparing whether the second of two choices is never worse than the first, and somewhere better."""
    pairs: list[tuple[Fraction, Fraction]] = []
    for here, choices in opened.items():
        if here[0] == passage and pair[0] in choices:
            lenses = merits.get(here, {}).values()
            if not lenses or not all(set(pair) <= set(by_choice) for by_choice in lenses):
                return False
            for by_choice in lenses:
                pairs += zip(*(measures(by_choice[choice]) for choice in pair), strict=True)
    return all(left <= right for left, right in pairs) and any(left < right for left, right in pairs)


def measures(found: list[int]) -> tuple[Fraction, Fraction, Fraction]:
    """Return the worst, the mean and the best."""
    return Fraction(min(found)), Fraction(sum(found), len(found)), Fraction(max(found))


@examples(200)
@given(decisions(stuck=True))
def test_every_value_of_every_meter_is_found_on_some_road(decision: Decision) -> None:
    seen: list[set[int]] = [set() for _ in decision.meters]
    for road, _ in every_road(decision):
        for state in road.states:
            for values, value in zip(seen, state.meters, strict=True):
                values.add(value)
    assert [set(values) for values in find_values(explore(decision))] == seen


@examples(200)
@given(decisions(stuck=True))
def test_the_standing_of_every_road_agrees_with_comparing_it_to_every_other(decision: Decision) -> None:
    roads = [road for road, _ in walk_to_endings(decision)]
    assume(roads)
    graph = build_graph(explore(decision))
    figures = count_everything(graph, ARCHIVE)
    mine = roads[len(roads) // 2]
    found = rank_road(figures, graph, ARCHIVE, choices_of(mine))
    for axis, amount, rank in found.axes:
        amounts = [find_amount(bill_of(decision, road), axis) for road in roads]
        assert amount == find_amount(bill_of(decision, mine), axis)
        assert rank == rank_by_hand(amounts, amount)
    for judge, (lens, merit, rank) in zip(list_judges(decision, ARCHIVE), found.lenses, strict=True):
        merits = [Decimal(judge.bill(bill_of(decision, road)).best) for road in roads]
        assert lens == judge.lens.id
        assert merit == judge.bill(bill_of(decision, mine)).best
        assert rank == rank_by_hand(merits, merit)
    for index, step in enumerate(found.steps):
        before = [road for road in roads if road.steps[:index] == mine.steps[:index]]
        after = [road for road in before if road.steps[: index + 1] == mine.steps[: index + 1]]
        for axis, moved in step.moved:
            means = [mean([find_amount(bill_of(decision, road), axis) for road in some]) for some in (after, before)]
            assert float(moved) == pytest.approx(float(means[0] - means[1]))
        for judge, (_, road_on) in zip(list_judges(decision, ARCHIVE), step.better, strict=True):
            merits_ahead = [judge.bill(bill_of(decision, road)).best for road in before]
            whole = walk_choices(decision, (*choices_of(mine)[:index], *road_on)) if road_on else mine
            assert judge.bill(bill_of(decision, whole)).best == max(merits_ahead)
            assert bool(road_on) is (judge.bill(bill_of(decision, mine)).best < max(merits_ahead))


def mean(amounts: list[Decimal]) -> Fraction:
    """Return the exact mean."""
    return sum((Fraction(amount) for amount in amounts), Fraction(0)) / len(amounts)


def rank_by_hand(amounts: list[Decimal], mine: Decimal) -> Rank:
    """Count the amounts below, at and above one."""
    return Rank(
        less=sum(amount < mine for amount in amounts),
        same=sum(amount == mine for amount in amounts),
        more=sum(amount > mine for amount in amounts),
    )


@examples(200)
@given(decisions(stuck=True))
def test_the_turning_point_is_where_choices_move_the_mean_most(decision: Decision) -> None:
    roads = walk_to_endings(decision)
    assume(roads)
    figures = count_everything(build_graph(explore(decision)), ARCHIVE)
    for judge, lens in zip(list_judges(decision, ARCHIVE), figures.lenses, strict=True):
        spreads: dict[str, float] = {}
        reached: dict[tuple[Step | str, ...], dict[str, list[int]]] = {}
        for road, _ in roads:
            for index, step in enumerate(road.steps):
                key: tuple[Step | str, ...] = (*road.steps[:index], step.passage)
                merit = judge.bill(bill_of(decision, road)).best
                reached.setdefault(key, {}).setdefault(step.choice, []).append(merit)
        chances: Counter[tuple[Step | str, ...]] = Counter()
        for road, chance in every_road(decision):
            for index, step in enumerate(road.steps):
                chances[*road.steps[:index], step.passage] += chance  # type: ignore[assignment]  # a Fraction adds
        for key, by_choice in reached.items():
            if len(by_choice) > 1:
                means = [Fraction(sum(found), len(found)) for found in by_choice.values()]
                place = str(key[-1])
                spreads[place] = spreads.get(place, 0.0) + float(chances[key] * (max(means) - min(means)))
        if spreads:
            assert spreads[lens.turning] == pytest.approx(max(spreads.values()))
        else:
            assert lens.turning == ""


@examples(200)
@given(decisions())
def test_history_is_left_out_where_its_road_cannot_be_walked(decision: Decision) -> None:
    lost = attrs.evolve(decision, reveal=attrs.evolve(decision.reveal, road=("no-such-choice",)))
    figures = count_everything(build_graph(explore(lost)), ARCHIVE)
    assert figures.history_ending == ""
    assert all(axis.history is None for axis in figures.axes)
    assert all(lens.history is None for lens in figures.lenses)
