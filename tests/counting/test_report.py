"""What a report costs: facts that steer nothing make no states, and what is too large says so and why."""

from decimal import Decimal

import attrs

from game.analysis.findings import find_problems
from game.analysis.liveness import ROADS
from game.analysis.reachable import explore
from game.analysis.roles import roles_of
from game.counting.report import Counting, Report
from game.line.insights import blowup, reading, roles
from game.line.report import report_as_text
from game.line.report_json import reports_as_line
from game.story.bill import Confidence, Entry
from game.story.conditions import Compare, Relation, When
from game.story.mark import Mark
from game.story.model import Decision
from game.story.prose import Piece
from tests.bench.shapes import SHAPES, facts, shaped, with_facts
from tests.bench.stories import story
from tests.random_decisions import ARCHIVE

COST = Entry(
    axis="lives",
    low=Decimal(1),
    best=Decimal(2),
    high=Decimal(3),
    confidence=Confidence.LOW,
    basis=(),
    why="Because.",
)
FACTS = 40
MANY = 20_000
"""States enough for the roads of these stories, and far too few for what all their texts ask together."""


def report_of(decision: Decision, **limits: float) -> Report:
    """Count a decision within a limit of states."""
    return Counting(most_states=int(limits.get("states", MANY)), seconds=limits.get("seconds")).report(
        decision, ARCHIVE
    )


def test_forty_facts_that_are_asked_by_forty_lines_are_counted_exactly() -> None:
    report = report_of(facts(FACTS))
    assert not report.partial
    assert report.states == FACTS + 1
    assert report.figures
    assert report.figures.roads == 2**FACTS
    assert [problem.code for problem in report.findings] == []
    assert report.figures.memory
    assert report.figures.memory.made == FACTS * 2**FACTS
    assert report.figures.memory.remembered == report.figures.memory.at_the_end == FACTS * 2 ** (FACTS - 1)


def test_of_what_forty_facts_tell_the_mean_is_read() -> None:
    figures = report_of(facts(FACTS)).figures
    assert figures
    assert figures.words
    pages = FACTS * len(facts(1).passages["passage-00000"].text[0].text.split())
    assert figures.words.mean == pages + 3 + FACTS * 3 / 2
    assert figures.words.longest is None
    assert "in the mean" in reading(figures.words)


def test_a_fact_that_is_never_so_is_found_among_forty() -> None:
    decision = facts(FACTS)
    never = When(Compare(7, Relation.ABOVE, 1), "fact_7 > 1", Mark("story.yaml", 61, 1))
    good = attrs.evolve(decision.endings["good"], text=(*decision.endings["good"].text, Piece("Never.", never)))
    decision = attrs.evolve(decision, endings={"good": good})
    assert [(problem.code, problem.mark.line) for problem in find_problems(explore(decision, ROADS))] == [("A007", 61)]


def test_facts_added_to_a_story_add_no_states_and_change_no_figure() -> None:
    before = story(60)
    after = with_facts(before, FACTS)
    assert explore(after, ROADS).states == explore(before, ROADS).states
    found, told = report_of(after).figures, report_of(before).figures
    assert found
    assert told
    assert (found.roads, found.endings, found.choices, found.earned) == (
        told.roads,
        told.endings,
        told.choices,
        told.earned,
    )
    assert len(roles_of(after).telling) == FACTS
    assert roles_of(after).steering == roles_of(before).steering


def test_a_story_that_is_too_large_says_so_and_which_meters_keep_its_states_apart() -> None:
    decision = shaped(SHAPES["dense"], 60)
    report = report_of(decision, states=2_000)
    assert report.partial
    assert report.figures is None
    assert report.blowup
    assert report.blowup.finished == report.places - len(report.unfinished)
    assert {each.meter for each in report.blowup.meters} <= {meter.id for meter in decision.meters}
    assert [each.times for each in report.blowup.meters] == sorted(
        (each.times for each in report.blowup.meters), reverse=True
    )
    assert all(each.times > 1 for each in report.blowup.meters)
    output = report_as_text(report, None, ARCHIVE, 76)
    assert "Too many states" in output
    assert f"'{report.blowup.meters[0].meter}', without which" in " ".join(output.split())
    assert '"blowup": {"finished"' in reports_as_line([(report, None)])


def test_a_deadline_ends_exploring_as_a_limit_of_states_does() -> None:
    report = report_of(shaped(SHAPES["dense"], 60), seconds=0.0, states=10**9)
    assert report.unfinished
    assert report.blowup
    assert "Too many states" in blowup(report.blowup)


def test_where_bills_alone_make_too_many_states_roads_are_counted_and_amounts_are_missing() -> None:
    decision = facts(FACTS)
    good = decision.endings["good"]
    bill = tuple(attrs.evolve(COST, when=piece.when) for piece in good.text if piece.when)
    report = report_of(attrs.evolve(decision, axes=("lives",), endings={"good": attrs.evolve(good, bill=bill)}))
    assert report.partial
    assert not report.unfinished
    assert report.blowup
    assert report.blowup.fullest in decision.passages
    assert report.figures
    assert report.figures.roads == 2**FACTS
    assert report.figures.axes == ()
    assert report.figures.missing == ("lives", "lives-first", "alliance-first")
    assert report.figures.memory
    assert report.roles
    assert len(report.roles.booking) == FACTS


def test_what_steers_and_what_only_tells_is_said() -> None:
    decision = with_facts(shaped(SHAPES["sparse"], 30), 2)
    assert roles(roles_of(decision)).startswith("Roads are steered by meter_")
    assert roles(roles_of(decision)).endswith("only texts fact_0, fact_1.")
    untold = facts(1)
    untold = attrs.evolve(untold, endings={"good": attrs.evolve(untold.endings["good"], text=())})
    assert roles(roles_of(untold)) == "No condition asks any meter."
