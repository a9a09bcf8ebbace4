"""Counting in another process, and keeping what was counted."""

import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from game.analysis.figures import Survey
from game.analysis.signature import find_signature
from game.counting.job import CountRequest, CountResult, Job, look_up
from game.counting.ranking import build_ranking
from game.counting.report import Counting
from game.counting.store import Store
from game.library.shelf import Shelf
from game.story.model import Decision
from game.story.references import References
from tests.analysis.stories import choice, passage, sound, story
from tests.play.tables import GOOD
from tests.random_decisions import ARCHIVE


@pytest.fixture(scope="module")
def town() -> tuple[Decision, References]:
    """Return the small town's decision and what it shares."""
    shelf = Shelf(GOOD)
    return shelf.open("test-decision"), shelf.references()


def wait_until_done(job: Job) -> Job:
    """Wait for the end of a job."""
    job._thread.join(timeout=60)  # noqa: SLF001 - a person would look again later
    return job


def order_of(town: tuple[Decision, References], folder: Path | None, shipped: Path | None = None) -> CountRequest:
    """Order history's road to be placed."""
    decision, references = town
    return CountRequest(
        decision=decision, references=references, road=decision.reveal.road, folder=folder, shipped=shipped
    )


def test_the_other_process_counts_what_is_counted_here_and_keeps_it(
    town: tuple[Decision, References], tmp_path: Path
) -> None:
    decision, references = town
    report = Counting(brief=True).report(decision, references, decision.reveal.road)
    here = CountResult(survey=report.figures, ranks=report.ranks)  # type: ignore[arg-type]  # it was counted
    request = order_of(town, tmp_path)
    assert wait_until_done(Job(request)).status == here
    assert request.store.survey(decision.id, request.shape) == here.survey
    assert request.store.ranks(decision.id, request.shape, decision.reveal.road) == here.ranks


def test_nothing_that_lies_in_the_current_folder_is_run(
    town: tuple[Decision, References], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert isinstance(wait_until_done(Job(order_of(town, None))).status, CountResult)


def test_what_is_kept_is_taken_without_counting(
    town: tuple[Decision, References], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = wait_until_done(Job(order_of(town, tmp_path))).status
    monkeypatch.setattr("game.counting.job.Child", None)
    assert wait_until_done(Job(order_of(town, tmp_path))).status == counted


def test_a_damaged_file_is_counted_again(town: tuple[Decision, References], tmp_path: Path) -> None:
    request = order_of(town, tmp_path)
    counted = wait_until_done(Job(request)).status
    for path in (tmp_path / "figures").iterdir():
        path.write_text(path.read_text()[:-40])
    assert request.store.survey(town[0].id, request.shape) is None
    assert wait_until_done(Job(request)).status == counted


def ship(town: tuple[Decision, References], folder: Path) -> Survey:
    """Ship the figures of the town's story."""
    survey = Counting(brief=True).report(*town).figures
    assert survey is not None
    Store(None, folder).ship(town[0].id, find_signature(*town), survey)
    return survey


def test_where_figures_were_shipped_the_road_is_ranked_at_once_and_only_its_choices_are_followed(
    town: tuple[Decision, References], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = ship(town, tmp_path / "shipped")
    whole = wait_until_done(Job(order_of(town, None))).status
    assert isinstance(whole, CountResult)
    request = order_of(town, tmp_path / "saves", tmp_path / "shipped")
    job = wait_until_done(Job(request))
    assert job.status == whole
    assert len(list((tmp_path / "saves" / "figures").iterdir())) == 1, "what was shipped is not kept once more"
    monkeypatch.setattr("game.counting.job.Job._count", lambda _: None)
    ranked = wait_until_done(Job(order_of(town, None, tmp_path / "shipped"))).status
    assert isinstance(ranked, CountResult)
    assert ranked.survey == survey
    assert ranked.ranks == attrs.evolve(whole.ranks, steps=())
    assert ranked.going_on
    assert not any(place.turn for place in build_ranking(ranked, *town).axes)


def test_what_goes_wrong_while_choices_are_followed_leaves_the_ranks(
    town: tuple[Decision, References], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(town, tmp_path)
    monkeypatch.setattr("game.child_process.command_of", lambda _: [sys.executable, "-c", "raise SystemExit(3)"])
    status = wait_until_done(Job(order_of(town, None, tmp_path))).status
    assert isinstance(status, CountResult)
    assert status.going_on.startswith("the roads could not be counted")


def test_where_no_process_can_be_started_the_ranks_stand(
    town: tuple[Decision, References], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(town, tmp_path)
    monkeypatch.setattr("game.child_process.command_of", lambda _: [str(tmp_path / "nowhere")])
    status = wait_until_done(Job(order_of(town, None, tmp_path))).status
    assert isinstance(status, CountResult)
    assert status.going_on.startswith("the roads could not be counted")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1, "shape": "SHAPE", "survey": {"roads": "many"}}'])
def test_shipped_figures_that_are_none_are_as_good_as_not_there(
    text: str, town: tuple[Decision, References], tmp_path: Path
) -> None:
    request = order_of(town, None, tmp_path)
    (tmp_path / f"{town[0].id}.json").write_text(text.replace("SHAPE", request.shape))
    assert look_up(request) == (request, None)


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
    how: str, town: tuple[Decision, References], tmp_path: Path
) -> None:
    request = order_of(town, None, tmp_path)
    request.store.ship(town[0].id, request.shape, SPOILT[how](ship(town, tmp_path)))
    assert look_up(request) == (request, None)


def test_figures_of_an_edited_story_are_forgotten(town: tuple[Decision, References], tmp_path: Path) -> None:
    decision, references = town
    report = Counting(brief=True).report(decision, references, decision.reveal.road)
    assert report.figures
    assert report.ranks
    store, shape = Store(tmp_path), find_signature(decision, references)
    store.keep(decision.id, shape, report.figures, decision.reveal.road, report.ranks)
    assert store.survey(decision.id, "sha256:another") is None
    store.keep(decision.id, "sha256:another", report.figures, decision.reveal.road, report.ranks)
    assert store.survey(decision.id, "sha256:another") == report.figures
    assert store.survey(decision.id, shape) is None


def test_a_job_that_is_stopped_ends_at_once_and_tells_nothing_more(town: tuple[Decision, References]) -> None:
    job = Job(order_of(town, None))
    job.stop()
    assert isinstance(job.status, str)


def test_counting_stops_at_the_most_states_and_says_what_is_known(town: tuple[Decision, References]) -> None:
    decision, references = town
    report = Counting(most_states=-1).report(decision, references)
    assert report.partial
    assert report.figures is None
    assert report.unfinished[0] == decision.opening
    assert report.findings == ()


def test_counting_that_is_stopped_between_two_figures_names_what_is_missing(town: tuple[Decision, References]) -> None:
    decision, references = town

    def watch(sentence: str) -> None:
        if "lives" in sentence:
            counting.stop()

    counting = Counting(watch)
    report = counting.report(decision, references, decision.reveal.road)
    assert report.partial
    assert report.figures
    assert report.figures.choices
    assert report.figures.missing[0] == "lives"
    assert report.ranks is None


def test_a_story_without_a_road_has_findings_and_no_figures(town: tuple[Decision, References]) -> None:
    shut = story([passage("first", choice("go", "second")), passage("second", choice("back", "first"))], [])
    report = Counting().report(shut, town[1])
    assert [problem.code for problem in report.findings] == ["A001"]
    assert report.figures is None
    assert not report.partial
    assert [problem.code for problem in Counting().report(sound(), ARCHIVE).findings] == ["A011"]
