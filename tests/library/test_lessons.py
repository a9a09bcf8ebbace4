"""A lesson is found by its name, its file or its decision, wherever it lies, and opened with what it is held on."""

import shutil
from pathlib import Path

import pytest

from game.errors import ContentError, UsageError
from game.library.catalogue import Catalogue
from game.library.content_check import check
from game.library.lesson_catalogue import find_lesson, list_lessons
from game.library.shelf import Shelf
from game.story.conditions import applies
from tests.library.folders import DECISION, GOOD
from tests.library.packed import good, pack_in, zipped

LESSON = GOOD / "lessons" / "high-water-in-class.yaml"
TEXT = LESSON.read_text(encoding="utf-8")


def on(story: str) -> str:
    """Return the good lesson, held on another decision."""
    return TEXT.replace("decision: test-decision", f"decision: {story}")


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Return the good content with a pack that has two lessons on one decision, in a folder with a lone lesson."""
    monkeypatch.chdir(tmp_path)
    pack = pack_in(tmp_path / "packs", "rivers", "flood", "ebb")
    (pack / "lessons").mkdir()
    for name in ("flood-short", "flood-long"):
        (pack / "lessons" / f"{name}.yaml").write_text(on("flood"), encoding="utf-8")
    shutil.copy(DECISION, "mine.yaml")
    Path("mine-in-class.yaml").write_text(on("mine"), encoding="utf-8")
    return Catalogue(Shelf(GOOD), lambda: [pack])


@pytest.mark.parametrize(
    ("typed", "lesson", "decision"),
    [
        ("high-water-in-class", "high-water-in-class", "test-decision"),
        ("test-decision", "high-water-in-class", "test-decision"),
        (str(LESSON), "high-water-in-class", "test-decision"),
        ("flood-short", "flood-short", "flood"),
        ("rivers/flood-long", "flood-long", "flood"),
        ("packs/lessons/flood-long.yaml", "flood-long", "flood"),
        ("mine-in-class.yaml", "mine-in-class", "mine"),
    ],
)
def test_a_lesson_has_many_names(typed: str, lesson: str, decision: str, catalogue: Catalogue) -> None:
    opened = find_lesson(catalogue, typed).open()
    assert (opened.lesson.id, opened.decision.id, opened.address.story) == (lesson, decision, decision)
    assert catalogue.open(opened.address).decision.passages == opened.decision.passages


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("high-watr-in-class", "There is no lesson 'high-watr-in-class'. Did you mean 'high-water-in-class'?"),
        ("rivers/flood", "'rivers/flood' has several lessons; say which: flood-long, flood-short."),
        ("rivers/ebb", "There is no lesson on 'rivers/ebb' yet; 'oneside new lesson rivers/ebb' begins one."),
    ],
)
def test_what_is_no_lesson_is_told_with_what_to_do(typed: str, told: str, catalogue: Catalogue) -> None:
    with pytest.raises(UsageError) as error:
        find_lesson(catalogue, typed)
    assert str(error.value) == told


def test_all_lessons_are_listed_the_games_own_first(catalogue: Catalogue) -> None:
    assert [one.path.stem for one in list_lessons(catalogue)] == ["high-water-in-class", "flood-long", "flood-short"]


def test_a_lesson_beside_its_decision_in_no_folder_is_checked_as_one(catalogue: Catalogue) -> None:
    assert check([Path("mine-in-class.yaml")], catalogue) == []
    Path("mine-in-class.yaml").write_text(on("mine").replace("voters: [lind,", "voters: [linde,"), encoding="utf-8")
    assert [problem.code for problem in check([Path("mine-in-class.yaml")], catalogue)] == ["C002"]


def test_a_packed_pack_brings_its_lessons(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "one.zip").write_bytes(zipped({**good(), "lessons/flood-in-class.yaml": on("flood")}))
    shelf = catalogue.packs.at(tmp_path / "one.zip")
    assert [heading.id for heading in shelf.lessons_on("flood")] == ["flood-in-class"]
    assert shelf.open_lesson(shelf.lessons()[0]).lesson.title == "High Water, in class"


def test_what_a_lesson_says_asks_the_meters_of_its_decision(catalogue: Catalogue) -> None:
    opened = find_lesson(catalogue, "test-decision").open()
    when = opened.lesson.situation[1].when
    trust = opened.decision.meter_index("trust")
    assert [applies(when, {**dict.fromkeys(range(9), 0), trust: value}) for value in (2, 3)] == [False, True]  # type: ignore[arg-type]


def test_a_lesson_with_an_error_is_not_opened_and_silence_does_not_help(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "content")
    path = tmp_path / "content" / "lessons" / LESSON.name
    wrong = "prefers: [close-agian]  # oneside: ignore C004 because it will be there soon"
    path.write_text(TEXT.replace("prefers: [close-again]", wrong), encoding="utf-8")
    shelf = Shelf(tmp_path / "content")
    assert check(shelf) == []
    with pytest.raises(ContentError, match=r"The lesson 'high-water-in-class' cannot be opened: .*'close-agian'"):
        shelf.open_lesson(path)


def test_what_only_a_lesson_uses_is_used(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "content")
    paper = tmp_path / "content" / "papers" / "a-third-paper.yaml"
    shutil.copy(GOOD / "papers" / "parish-letter.yaml", paper)
    shelf = Shelf(tmp_path / "content")
    assert [problem.code for problem in check(shelf)] == ["L006"]
    path = tmp_path / "content" / "lessons" / LESSON.name
    path.write_text(
        TEXT.replace("papers: [gauge-telegram]", "papers: [gauge-telegram, a-third-paper]"), encoding="utf-8"
    )
    assert check(Shelf(tmp_path / "content")) == []
