"""An author of a lesson is helped with the names of its decision, and with those of its own roles and sides."""

from pathlib import Path

import pytest

from game.editor.completion import offers_at
from game.editor.hover import describe_at
from game.editor.names import Names
from game.editor.outline import outline_of
from game.editor.places import SourceText
from game.editor.workspace import Workspace
from game.library.shelf import Shelf
from tests.library.folders import GOOD

PATH = GOOD.resolve() / "lessons" / "high-water-in-class.yaml"
TEXT = PATH.read_text(encoding="utf-8")


def offered_after(words: str, cut: str = "") -> set[str]:
    """Return what is offered behind some words of the lesson, where the rest of their line is left out."""
    work = Workspace(Shelf(GOOD.resolve()))
    work.put(PATH, TEXT)
    work.index(PATH)
    before = TEXT[: TEXT.index(words) + len(words)]
    work.put(PATH, before + cut + TEXT[TEXT.index("\n", len(before)) :])
    index, lines = work.index(PATH), SourceText(before).lines
    assert index is not None
    return {offer.label for offer in offers_at(Names(work, PATH), index, len(lines), len(lines[-1]) + 1)}


@pytest.mark.parametrize(
    ("words", "there", "absent"),
    [
        ("    voters: [", {"lind", "roos", "vos", "clerk"}, {"mayor"}),
        ("    prefers: [raise-the-levee, ", {"open-the-sluices", "tell-the-villages"}, {"hold", "close-again"}),
        ("    side: ", {"bells", "market"}, {"lind"}),
        ("    person: ", {"harbourmaster", "engineer"}, {"lind"}),
        ("  - when: ", {"trust", "river", "doubt"}, set()),
        ("    rule: ", {"majority", "council", "leader", "teacher"}, set()),
        ("    passages: [", {"council", "night-watch"}, {"old-town"}),
    ],
)
def test_what_may_stand_in_a_lesson_is_offered(words: str, there: set[str], absent: set[str]) -> None:
    found = offered_after(words)
    assert there <= found
    assert not absent & found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("voters: [lind", "She keeps the harbour."),
        ("\n  night-watch", "The third night"),
        ("prefers: [hold", "Hold the levee through the night"),
        ("    rule", "How the class comes to its choice"),
    ],
)
def test_what_is_under_the_cursor_is_told(words: str, told: str) -> None:
    work = Workspace(Shelf(GOOD.resolve()))
    index, lines = work.index(PATH), SourceText(TEXT[: TEXT.index(words) + len(words) - 1]).lines
    assert index is not None
    found = describe_at(Names(work, PATH), index, len(lines), len(lines[-1]) + 1)
    assert found is not None
    assert told in found[0]


def test_a_lesson_has_an_outline() -> None:
    index = Workspace(Shelf(GOOD.resolve())).index(PATH)
    assert index is not None
    parts = {branch.name: [below.name for below in branch.below] for branch in outline_of(index.root, index.text)}
    assert parts["roles"] == ["lind", "roos", "vos", "clerk"]
    assert parts["junctures"] == ["council", "night-watch"]
    assert parts["cards"] == ["what-happened", "why", "elsewhere"]


def test_a_lesson_is_checked_as_the_editor_holds_it_and_again_when_its_decision_changes(tmp_path: Path) -> None:
    work = Workspace(Shelf(GOOD.resolve()))
    work.put(PATH, TEXT.replace("voters: [lind,", "voters: [linde,"))
    assert [problem.code for problem in work.problems(PATH)] == ["C002"]
    work.put(PATH, TEXT)
    before = work.state(PATH)
    decision = GOOD.resolve() / "decisions" / "test-decision.yaml"
    work.put(decision, decision.read_text(encoding="utf-8").replace("- id: hold\n", "- id: hold-it\n", 1))
    assert work.state(PATH) != before
    lone = tmp_path / "lone.yaml"
    work.put(lone, TEXT)
    sort = work.sort(lone)
    assert sort is not None
    assert sort.name == "lesson"
