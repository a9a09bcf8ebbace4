"""Counting in another process, and keeping what was counted."""

import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from game.analysis.figures import Survey
from game.analysis.signature import shape_of
from game.counting.job import Counted, Job, Order, looked_up
from game.counting.ranking import place_of
from game.counting.report import Counting
from game.counting.store import Store
from game.library.shelf import Shelf
from game.story.model import Decision
from game.story.references import Archive
from tests.analysis.stories import choice, passage, sound, story
from tests.play.tables import GOOD
from tests.random_decisions import ARCHIVE


@pytest.fixture(scope="module")
def town() -> tuple[Decision, Archive]:
    """Give the small town's decision and what it shares."""
    shelf = Shelf(GOOD)
    return shelf.open("test-decision"), shelf.archive()


def finished(job: Job) -> Job:
    """Wait for the end of a job."""
    job._thread.join(timeout=60)  # noqa: SLF001 - a person would look again later
    return job


def order_of(town: tuple[Decision, Archive], folder: Path | None, shipped: Path | None = None) -> Order:
    """Order history's road to be placed."""
    decision, archive = town
    return Order(decision=decision, archive=archive, road=decision.reveal.road, folder=folder, shipped=shipped)


def test_the_other_process_counts_what_is_counted_here_and_keeps_it(
    town: tuple[Decision, Archive], tmp_path: Path
) -> None:
    decision, archive = town
    report = Counting(brief=True).report(decision, archive, decision.reveal.road)
    here = Counted(survey=report.figures, standing=report.standing)  # type: ignore[arg-type]  # it was counted
    order = order_of(town, tmp_path)
    assert finished(Job(order)).told == here
    assert order.store.survey(decision.id, order.shape) == here.survey
    assert order.store.standing(decision.id, order.shape, decision.reveal.road) == here.standing


def test_nothing_that_lies_in_the_current_folder_is_run(
    town: tuple[Decision, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert isinstance(finished(Job(order_of(town, None))).told, Counted)


def test_what_is_kept_is_taken_without_counting(
    town: tuple[Decision, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = finished(Job(order_of(town, tmp_path))).told
    monkeypatch.setattr("game.counting.job.Child", None)
    assert finished(Job(order_of(town, tmp_path))).told == counted


def test_a_damaged_file_is_counted_again(town: tuple[Decision, Archive], tmp_path: Path) -> None:
    order = order_of(town, tmp_path)
    counted = finished(Job(order)).told
    for path in (tmp_path / "figures").iterdir():
        path.write_text(path.read_text()[:-40])
    assert order.store.survey(town[0].id, order.shape) is None
    assert finished(Job(order)).told == counted


def ship(town: tuple[Decision, Archive], folder: Path) -> Survey:
    """Ship the figures of the town's story."""
    survey = Counting(brief=True).report(*town).figures
    assert survey is not None
    Store(None, folder).ship(town[0].id, shape_of(*town), survey)
    return survey


def test_where_figures_were_shipped_the_road_is_ranked_at_once_and_only_its_choices_are_followed(
    town: tuple[Decision, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = ship(town, tmp_path / "shipped")
    whole = finished(Job(order_of(town, None))).told
    assert isinstance(whole, Counted)
    order = order_of(town, tmp_path / "saves", tmp_path / "shipped")
    job = finished(Job(order))
    assert job.told == whole
    assert len(list((tmp_path / "saves" / "figures").iterdir())) == 1, "what was shipped is not kept once more"
    monkeypatch.setattr("game.counting.job.Job._count", lambda _: None)
    ranked = finished(Job(order_of(town, None, tmp_path / "shipped"))).told
    assert isinstance(ranked, Counted)
    assert ranked.survey == survey
    assert ranked.standing == attrs.evolve(whole.standing, steps=())
    assert ranked.going_on
    assert not any(place.turn for place in place_of(ranked, *town).axes)


def test_what_goes_wrong_while_choices_are_followed_leaves_the_ranks(
    town: tuple[Decision, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(town, tmp_path)
    monkeypatch.setattr("game.child_process.command_of", lambda _: [sys.executable, "-c", "raise SystemExit(3)"])
    told = finished(Job(order_of(town, None, tmp_path))).told
    assert isinstance(told, Counted)
    assert told.going_on.startswith("the roads could not be counted")


def test_where_no_process_can_be_started_the_ranks_stand(
    town: tuple[Decision, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(town, tmp_path)
    monkeypatch.setattr("game.child_process.command_of", lambda _: [str(tmp_path / "nowhere")])
    told = finished(Job(order_of(town, None, tmp_path))).told
    assert isinstance(told, Counted)
    assert told.going_on.startswith("the roads could not be counted")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1, "shape": "SHAPE", "survey": {"roads": "many"}}'])
def test_shipped_figures_that_are_none_are_as_good_as_not_there(
    text: str, town: tuple[Decision, Archive], tmp_path: Path
) -> None:
    order = order_of(town, None, tmp_path)
    (tmp_path / f"{town[0].id}.json").write_text(text.replace("SHAPE", order.shape))
    assert looked_up(order) == (order, None)


SPOILT: dict[str, Callable[[Survey], Survey]] = {
    "an axis lacks": lambda survey: attrs.evolve(survey, axes=survey.axes[1:]),
    "the lenses lack": lambda survey: attrs.evolve(survey, lenses=()),
    "a road too many": lambda survey: attrs.evolve(survey, roads=survey.roads + 1),
    "no amounts": lambda survey: attrs.evolve(survey, axes=tuple(attrs.evolve(axis, best=()) for axis in survey.axes)),
    "no number": lambda survey: attrs.evolve(
        survey, axes=tuple(attrs.evolve(axis, history=Decimal("NaN")) for axis in survey.axes)
    ),
}


@pytest.mark.parametrize("how", SPOILT)
def test_figures_that_cannot_be_those_of_the_story_are_not_taken(
    how: str, town: tuple[Decision, Archive], tmp_path: Path
) -> None:
    order = order_of(town, None, tmp_path)
    order.store.ship(town[0].id, order.shape, SPOILT[how](ship(town, tmp_path)))
    assert looked_up(order) == (order, None)


def test_figures_of_an_edited_story_are_forgotten(town: tuple[Decision, Archive], tmp_path: Path) -> None:
    decision, archive = town
    report = Counting(brief=True).report(decision, archive, decision.reveal.road)
    assert report.figures
    assert report.standing
    store, shape = Store(tmp_path), shape_of(decision, archive)
    store.keep(decision.id, shape, report.figures, decision.reveal.road, report.standing)
    assert store.survey(decision.id, "sha256:another") is None
    store.keep(decision.id, "sha256:another", report.figures, decision.reveal.road, report.standing)
    assert store.survey(decision.id, "sha256:another") == report.figures
    assert store.survey(decision.id, shape) is None


def test_a_job_that_is_stopped_ends_at_once_and_tells_nothing_more(town: tuple[Decision, Archive]) -> None:
    job = Job(order_of(town, None))
    job.stop()
    assert isinstance(job.told, str)


def test_counting_stops_at_the_most_states_and_says_what_is_known(town: tuple[Decision, Archive]) -> None:
    decision, archive = town
    report = Counting(most_states=-1).report(decision, archive)
    assert report.partial
    assert report.figures is None
    assert report.unfinished[0] == decision.opening
    assert report.findings == ()


def test_counting_that_is_stopped_between_two_figures_names_what_is_missing(town: tuple[Decision, Archive]) -> None:
    decision, archive = town

    def watch(sentence: str) -> None:
        if "lives" in sentence:
            counting.stop()

    counting = Counting(watch)
    report = counting.report(decision, archive, decision.reveal.road)
    assert report.partial
    assert report.figures
    assert report.figures.choices
    assert report.figures.missing[0] == "lives"
    assert report.standing is None


def test_a_story_without_a_road_has_findings_and_no_figures(town: tuple[Decision, Archive]) -> None:
    shut = story([passage("first", choice("go", "second")), passage("second", choice("back", "first"))], [])
    report = Counting().report(shut, town[1])
    assert [problem.code for problem in report.findings] == ["A001"]
    assert report.figures is None
    assert not report.partial
    assert [problem.code for problem in Counting().report(sound(), ARCHIVE).findings] == ["A011"]
