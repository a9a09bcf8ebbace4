"""A file on the desk: what each save makes of the page and of the problems."""

from pathlib import Path

import pytest

from game.library.shelf import Shelf
from game.live_preview.desk import Desk, problems_now
from game.parsing.quoting import shown
from tests.library.folders import with_file
from tests.play.tables import GOOD

TEXT = (GOOD / "decisions" / "test-decision.yaml").read_text(encoding="utf-8")
FILE = "decisions/test-decision.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give the good decision in a folder of its own, read and checked."""
    path = with_file(tmp_path, FILE, TEXT.encode())
    laid = Desk(path, Shelf(path.parent.parent))
    laid.whole()
    check(laid)
    return laid


def check(desk: Desk) -> None:
    """Let a file be checked as the process behind the page does it."""
    text, problems = problems_now(desk.path, desk.shelf.root, None, {})
    desk.checked(problems, text)


def save(desk: Desk, text: str) -> bool:
    """Save a text, and tell whether reading what changed was enough."""
    desk.path.write_text(text, encoding="utf-8")
    quick = desk.quick()
    if not quick:
        desk.whole()
    return quick


def title(desk: Desk, place: str) -> str:
    """Give the title of a passage in the draft."""
    assert desk.proof.decision is not None
    return desk.proof.decision.passages[place].title


def test_a_save_shows_the_passage_at_once_and_its_problems_after_the_check(desk: Desk) -> None:
    assert (desk.proof.checking, desk.proof.problems) == (False, ())
    assert save(desk, TEXT.replace("The sluice house", "The sluice").replace("to: old-town", "to: old-twon"))
    assert title(desk, "sluice") == "The sluice"
    assert desk.proof.checking
    check(desk)
    assert any("'old-twon' leads nowhere" in problem.message for problem in desk.proof.problems)
    assert not desk.proof.checking


def test_a_half_done_edit_keeps_the_last_good_page_and_is_mended(desk: Desk) -> None:
    assert save(desk, TEXT.replace("    title: The sluice house", "    titel: The sluice house\n"))
    assert desk.proof.old
    assert title(desk, "sluice") == "The sluice house"
    assert any("'titel'" in problem.message for problem in desk.proof.problems)
    line = TEXT[: TEXT.index("    title: The sluice house")].count("\n") + 1
    assert line in desk.lines_of("sluice")
    check(desk)
    assert desk.proof.old
    assert save(desk, TEXT.replace("    title: The sluice house", "    title: The house"))
    assert not desk.proof.old
    assert title(desk, "sluice") == "The house"
    assert save(desk, TEXT)
    assert desk.proof.problems == ()


def test_problems_elsewhere_move_with_their_lines(desk: Desk) -> None:
    wrong = TEXT.replace("to: old-town", "to: old-twon")
    save(desk, wrong)
    check(desk)
    before = desk.proof.problems
    assert before
    save(desk, wrong.replace("    title: The telegram", "\n\n    title: The telegram", 1))
    quick = desk.proof.problems
    check(desk)
    assert set(quick) == set(desk.proof.problems)
    assert {problem.mark.line for problem in quick} != {problem.mark.line for problem in before}


def test_what_cannot_be_read_by_its_changes_is_read_as_a_whole(desk: Desk) -> None:
    assert not save(desk, TEXT.replace("title: High Water", "title: Low Water"))
    assert desk.proof.decision is not None
    assert desk.proof.decision.title == "Low Water"
    assert not save(desk, TEXT.replace("passages:", "passages: ["))
    assert desk.proof.old
    assert desk.proof.decision.title == "Low Water"


def test_a_check_of_an_older_text_says_nothing(desk: Desk) -> None:
    save(desk, TEXT.replace("The sluice house", "The sluice"))
    desk.checked((), TEXT)
    assert desk.proof.checking


def test_a_shared_file_is_read_again_only_when_it_was_written(desk: Desk) -> None:
    assert not desk.shared_changed()
    cast = desk.shelf.root / "cast.yaml"
    cast.write_text(cast.read_text().replace("Pieter Roos", "Piet Roos"))
    assert desk.shared_changed()
    desk.whole()
    assert "Piet Roos" in {person.name for person in desk.proof.archive.people.values()}


def test_names_that_nobody_wrote_yet_have_stand_ins(desk: Desk) -> None:
    save(desk, TEXT.replace("[^gauge-reading]", "[^not-there]"))
    assert "(not written yet)" in desk.proof.archive.claims["not-there"].text


def test_a_file_that_is_being_written_is_waited_for(desk: Desk) -> None:
    desk.path.write_text(TEXT[: len(TEXT) // 2])
    assert desk.half_written()
    desk.path.write_text(TEXT)
    assert not desk.half_written()


def test_a_file_that_was_never_good_has_problems_and_no_page(tmp_path: Path) -> None:
    path = with_file(tmp_path, FILE, b"title: [")
    laid = Desk(path, Shelf(path.parent.parent))
    laid.whole()
    assert laid.proof.decision is None
    assert [problem.mark.file for problem in laid.proof.problems] == [shown(path)]
