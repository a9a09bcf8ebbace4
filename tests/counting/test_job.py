"""Counting in another process, and keeping what was counted."""

from pathlib import Path

import attrs
import pytest

from game.counting.job import Counted, Job
from game.counting.report import Counting
from game.counting.store import Store
from game.library.shelf import Shelf
from game.story.archive import Archive
from game.story.model import Decision
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


def test_the_other_process_counts_what_is_counted_here_and_keeps_it(
    town: tuple[Decision, Archive], tmp_path: Path
) -> None:
    decision, archive = town
    report = Counting(brief=True).report(decision, archive, decision.reveal.road)
    here = Counted(survey=report.figures, standing=report.standing)  # type: ignore[arg-type]  # it was counted
    assert finished(Job(decision, archive, decision.reveal.road, tmp_path)).told == here
    assert Store(tmp_path).survey(decision) == here.survey
    assert Store(tmp_path).standing(decision, decision.reveal.road) == here.standing


def test_nothing_that_lies_in_the_current_folder_is_run(
    town: tuple[Decision, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    decision, archive = town
    assert isinstance(finished(Job(decision, archive, decision.reveal.road, None)).told, Counted)


def test_what_is_kept_is_taken_without_counting(
    town: tuple[Decision, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision, archive = town
    counted = finished(Job(decision, archive, decision.reveal.road, tmp_path)).told
    monkeypatch.setattr("game.counting.job.subprocess.Popen", None)
    assert finished(Job(decision, archive, decision.reveal.road, tmp_path)).told == counted


def test_a_damaged_file_is_counted_again(town: tuple[Decision, Archive], tmp_path: Path) -> None:
    decision, archive = town
    counted = finished(Job(decision, archive, decision.reveal.road, tmp_path)).told
    for path in (tmp_path / "figures").iterdir():
        path.write_text(path.read_text()[:-40])
    assert Store(tmp_path).survey(decision) is None
    assert finished(Job(decision, archive, decision.reveal.road, tmp_path)).told == counted


def test_figures_of_an_edited_story_are_forgotten(town: tuple[Decision, Archive], tmp_path: Path) -> None:
    decision, archive = town
    report = Counting(brief=True).report(decision, archive, decision.reveal.road)
    assert report.figures
    assert report.standing
    store = Store(tmp_path)
    store.keep(decision, report.figures, decision.reveal.road, report.standing)
    edited = attrs.evolve(decision, fingerprint="sha256:another")
    assert store.survey(edited) is None
    store.keep(edited, report.figures, decision.reveal.road, report.standing)
    assert store.survey(edited) == report.figures
    assert store.survey(decision) is None


def test_a_job_that_is_stopped_ends_at_once_and_tells_nothing_more(town: tuple[Decision, Archive]) -> None:
    decision, archive = town
    job = Job(decision, archive, decision.reveal.road, None)
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
    assert Counting().report(sound(), ARCHIVE).findings == ()
