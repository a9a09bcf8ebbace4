"""YAML is read to nodes that know their places, and whatever cannot be read is a problem with one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from yaml.reader import ReaderError

from game.library.read import read_decision
from game.parsing import yaml_nodes
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.parsing.parser import PurePython, parser_of
from game.parsing.reading import Reading
from game.parsing.yaml_errors import refuse_error
from game.parsing.yaml_nodes import read_nodes
from tests.library.folders import BAD, DECISION, HERE


def plain(node: Node | None) -> object:
    """Return a node as Python's own values, every scalar with its place."""
    match node:
        case Scalar():
            return node.value, node.line, node.column
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(item) for key, item in node.entries.items()}
        case _:
            return None


def test_every_scalar_is_text_and_knows_its_place() -> None:
    """Nothing is turned into a number, a date or a truth value on the way."""
    reading = Reading("file.yaml")

    node = read_nodes("a: no\nb: [1950-10-01, 12:30,\n    010]\nc: |\n  Two\n  lines\n", reading)

    assert reading.problems == []
    assert plain(node) == {
        "a": ("no", 1, 4),
        "b": [("1950-10-01", 2, 5), ("12:30", 2, 17), ("010", 3, 5)],
        "c": ("Two\nlines\n", 4, 4),
    }


def test_columns_count_characters_and_windows_line_ends_count_once() -> None:
    """An editor's column is that of the problem, whatever stands before it."""
    path_like = Reading("file.yaml")

    assert plain(read_nodes("金: [日成, x]\r\nb: y\r\n", path_like)) == {
        "金": [("日成", 1, 5), ("x", 1, 9)],
        "b": ("y", 2, 4),
    }


def test_both_parsers_build_the_same_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml the same is read, only slower."""
    text = DECISION.read_text(encoding="utf-8")
    with_c = plain(read_nodes(text, Reading("file.yaml")))
    monkeypatch.setattr(yaml_nodes, "parser_of", PurePython)

    assert plain(read_nodes(text, Reading("file.yaml"))) == with_c


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_parser_in_python_finds_problems_where_the_one_in_c_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Codes do not depend on how PyYAML was built."""
    with_c = {problem.code for problem in read_decision(path).problems}
    monkeypatch.setattr(yaml_nodes, "parser_of", PurePython)

    assert {problem.code for problem in read_decision(path).problems} == with_c


def test_without_libyaml_the_parser_in_python_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing C parser is no reason to fail."""
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)

    assert isinstance(parser_of("a: b"), PurePython)


def test_a_reader_error_gets_line_and_column() -> None:
    """PyYAML's reader gives only a position; people are told a place."""
    reading = Reading("file.yaml")

    refuse_error(ReaderError("file.yaml", 5, ord("\a"), "unicode", "control character"), "ab\ncd\a\n", reading)

    assert [(problem.code, problem.mark.line, problem.mark.column) for problem in reading.problems] == [("Y005", 2, 3)]


def test_a_number_that_python_cannot_read_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the parser in Python raises besides its own errors is caught as well."""
    monkeypatch.setattr(yaml_nodes, "parser_of", PurePython)
    reading = Reading("file.yaml")

    assert read_nodes('a: "\\UFFFFFFFF"\n', reading) is None
    assert [problem.code for problem in reading.problems] == ["Y008"]


def test_a_file_of_more_than_sixteen_megabytes_is_not_read(tmp_path: Path) -> None:
    """Size is looked at before anything else."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(16_000_001)

    assert [problem.code for problem in read_decision(path).problems] == ["Y002"]


def test_a_file_of_nothing_but_values_is_given_up(tmp_path: Path) -> None:
    """A million values in a text of a million letters are nobody's story."""
    path = tmp_path / "many.yaml"
    path.write_bytes(b"[" + b"a," * 400_000 + b"]")

    assert [problem.code for problem in read_decision(path).problems] == ["Y015"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of time and memory are set as Unix does")
def test_hostile_files_are_read_within_bounds() -> None:
    """No file takes the process down, or more than its share of time and memory: see hostile.py."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    finished = subprocess.run(
        [sys.executable, str(HERE / "hostile.py")], env=environment, capture_output=True, text=True, check=False
    )

    assert finished.returncode == 0, finished.stdout[-2000:] + finished.stderr[-2000:]
