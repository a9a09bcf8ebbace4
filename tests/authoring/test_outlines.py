"""Outlines become decisions that hold together, or say line by line why not.

What is told of each file of `bad/`, and made of each file of `good/`, lies beside it; ONESIDE_REWRITE_GOLDEN=1 writes
both anew.
"""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.outline import make_name, read_outline
from game.authoring.skeleton import WRITE, write_skeleton
from game.errors import ContentError
from game.library.catalogue import Catalogue
from game.library.content_check import check
from game.library.shelf import Shelf
from game.problems import Problem, Severity
from tests.examples import examples
from tests.library.folders import GOOD as CONTENT
from tests.signs import held_sign

HERE = Path(__file__).parent
BAD, GOOD = sorted((HERE / "bad").glob("*.md")), sorted((HERE / "good").glob("*.md"))
SHELF = Shelf(CONTENT)


def write_decision(text: str, file: str = "outline.md") -> str:
    """Make a decision of an outline, with the good content behind it."""
    return write_skeleton(read_outline(text, file), SHELF.references(), file)


def compare_with_golden(path: Path, text: str) -> None:
    """Compare a text with the golden one at a path."""
    if os.environ.get("ONESIDE_REWRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def errors_of(text: str, folder: Path) -> list[Problem]:
    """Check a decision and give what would keep it from being opened."""
    path = folder / "made.yaml"
    path.write_text(text, encoding="utf-8")
    return [problem for problem in check([path], Catalogue(SHELF)) if problem.severity is Severity.ERROR]


def test_the_corpora_are_found() -> None:
    assert len(BAD) > 12
    assert len(GOOD) > 1


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_outline_is_told_line_by_line(path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        write_decision(path.read_text(encoding="utf-8"), path.name)
    output = str(caught.value)
    compare_with_golden(path.with_suffix(".txt"), output + "\n")
    for line in output.splitlines():
        assert line.startswith(f"{path.name}:")
        assert line.endswith((".", "?", "'"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_outline_becomes_a_decision_that_can_be_opened(path: Path, tmp_path: Path) -> None:
    text = write_decision(path.read_text(encoding="utf-8"), path.name)
    compare_with_golden(path.with_suffix(".yaml"), text)
    assert errors_of(text, tmp_path) == []
    assert WRITE in text


words = st.text(held_sign.filter(lambda sign: sign not in "[]<>"), min_size=1, max_size=30)


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """Return outlines with any words whatever, whose choices all lead on."""
    count = draw(st.integers(2, 6))
    lines = [f"# t {draw(words)}", "", draw(words), ""]
    passages = draw(st.integers(1, count - 1))
    for index in range(count):
        lines += [f"## {index} page {index}", "", f"x {draw(words)}", ""]
        if index < passages:
            targets = [index + 1, *draw(st.lists(st.integers(index + 1, count - 1), min_size=1, max_size=4))]
            lines += [f"- c{nth} {draw(words)} -> {to} page {to}" for nth, to in enumerate(targets)]
    return "\n".join(lines)


@examples(60)
@given(text=outlines())
def test_whatever_words_an_outline_has_they_come_through_yaml(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    try:
        output = write_decision(text)
    except ContentError as error:
        assert "No road leads to" in str(error) or "leads nowhere" in str(error)  # noqa: PT017 - both may be drawn
        return
    folder = tmp_path_factory.mktemp("made")
    (folder / "made.yaml").write_text(output, encoding="utf-8")
    assert [each for each in errors_of(output, folder) if each.code[0] in "YF"] == []


@examples(150)
@given(st.text(st.sampled_from("#-*>= \n:abdetsu1.\t\u2192|'\"[]"), max_size=80))
def test_no_text_is_too_strange_to_be_told_about(text: str) -> None:
    try:
        write_decision(text)
    except ContentError as error:
        assert all(line.startswith("outline.md:") for line in str(error).splitlines())  # noqa: PT017 - both are right


@examples(100)
@given(st.text(max_size=60))
def test_of_any_title_a_name_is_made(title: str) -> None:
    name = make_name(title, "page")
    assert name[0].isalpha()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert make_name(name, "page") == name


def test_the_outline_of_the_manual_is_a_good_one() -> None:
    manual = (HERE.parents[1] / "docs" / "packs.md").read_text(encoding="utf-8")
    outline = manual.partition("```markdown\n")[2].partition("```")[0]
    shelf = Shelf(HERE.parents[1] / "content")
    text = write_skeleton(read_outline(outline, "outline.md"), shelf.references(), "outline.md")
    assert text.count("- id: ") == 6
    assert "seat: acheson\n" in text
