"""A file on the desk: what each save makes of the page and of the problems."""

from pathlib import Path

import pytest

from game.library.shelf import Shelf
from game.live_preview.document import Document, check_now
from game.parsing.quoting import format_path
from tests.library.folders import with_file
from tests.play.tables import GOOD

TEXT = (GOOD / "decisions" / "test-decision.yaml").read_text(encoding="utf-8")
FILE = "decisions/test-decision.yaml"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """Return the good decision in a folder of its own, read and checked."""
    path = with_file(tmp_path, FILE, TEXT.encode())
    laid = Document(path, Shelf(path.parent.parent))
    laid.read_whole()
    check(laid)
    return laid


def check(document: Document) -> None:
    """Let a file be checked as the process behind the page does it."""
    text, problems = check_now(document.path, document.shelf.root, None, {})
    document.take_problems(problems, text)


def save(document: Document, text: str) -> bool:
    """Save a text, and tell whether reading what changed was enough."""
    document.path.write_text(text, encoding="utf-8")
    quick = document.read_changes()
    if not quick:
        document.read_whole()
    return quick


def title(document: Document, place: str) -> str:
    """Return the title of a passage in the draft."""
    assert document.status.decision is not None
    return document.status.decision.passages[place].title


def test_a_save_shows_the_passage_at_once_and_its_problems_after_the_check(document: Document) -> None:
    assert (document.status.checking, document.status.problems) == (False, ())
    assert save(document, TEXT.replace("The sluice house", "The sluice").replace("to: old-town", "to: old-twon"))
    assert title(document, "sluice") == "The sluice"
    assert document.status.checking
    check(document)
    assert any("'old-twon' leads nowhere" in problem.message for problem in document.status.problems)
    assert not document.status.checking


def test_a_half_done_edit_keeps_the_last_good_page_and_is_mended(document: Document) -> None:
    assert save(document, TEXT.replace("    title: The sluice house", "    titel: The sluice house\n"))
    assert document.status.old
    assert title(document, "sluice") == "The sluice house"
    assert any("'titel'" in problem.message for problem in document.status.problems)
    line = TEXT[: TEXT.index("    title: The sluice house")].count("\n") + 1
    assert line in document.lines_of("sluice")
    check(document)
    assert document.status.old
    assert save(document, TEXT.replace("    title: The sluice house", "    title: The house"))
    assert not document.status.old
    assert title(document, "sluice") == "The house"
    assert save(document, TEXT)
    assert document.status.problems == ()


def test_problems_elsewhere_move_with_their_lines(document: Document) -> None:
    wrong = TEXT.replace("to: old-town", "to: old-twon")
    save(document, wrong)
    check(document)
    before = document.status.problems
    assert before
    save(document, wrong.replace("    title: The telegram", "\n\n    title: The telegram", 1))
    quick = document.status.problems
    check(document)
    assert set(quick) == set(document.status.problems)
    assert {problem.mark.line for problem in quick} != {problem.mark.line for problem in before}


def test_what_cannot_be_read_by_its_changes_is_read_as_a_whole(document: Document) -> None:
    assert not save(document, TEXT.replace("title: High Water", "title: Low Water"))
    assert document.status.decision is not None
    assert document.status.decision.title == "Low Water"
    assert not save(document, TEXT.replace("passages:", "passages: ["))
    assert document.status.old
    assert document.status.decision.title == "Low Water"


def test_a_check_of_an_older_text_says_nothing(document: Document) -> None:
    save(document, TEXT.replace("The sluice house", "The sluice"))
    document.take_problems((), TEXT)
    assert document.status.checking


def test_a_shared_file_is_read_again_only_when_it_was_written(document: Document) -> None:
    assert not document.has_shared_changed()
    cast = document.shelf.root / "cast.yaml"
    cast.write_text(cast.read_text().replace("Pieter Roos", "Piet Roos"))
    assert document.has_shared_changed()
    document.read_whole()
    assert "Piet Roos" in {person.name for person in document.status.references.people.values()}


def test_names_that_nobody_wrote_yet_have_stand_ins(document: Document) -> None:
    save(document, TEXT.replace("[^gauge-reading]", "[^not-there]"))
    assert "(not written yet)" in document.status.references.claims["not-there"].text


def test_a_file_that_is_being_written_is_waited_for(document: Document) -> None:
    document.path.write_text(TEXT[: len(TEXT) // 2])
    assert document.is_half_written()
    document.path.write_text(TEXT)
    assert not document.is_half_written()


def test_a_file_that_was_never_good_has_problems_and_no_page(tmp_path: Path) -> None:
    path = with_file(tmp_path, FILE, b"title: [")
    laid = Document(path, Shelf(path.parent.parent))
    laid.read_whole()
    assert laid.status.decision is None
    assert [problem.mark.file for problem in laid.status.problems] == [format_path(path)]
