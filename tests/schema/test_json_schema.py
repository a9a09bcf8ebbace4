"""The schema says of the shape of every file what the reader says of it."""

import functools
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.parsing.codes import NOT_READ
from game.parsing.nodes import Mapping, Node, Scalar
from game.parsing.reading import Reading
from game.parsing.yaml_nodes import read_nodes
from game.schema.files import BY_NAME, SORTS, FileSort, sort_of
from game.schema.json_schema import DIALECT, schema_of
from tests.library.folders import BAD, GOOD
from tests.rules.test_corpus import ROLE, expected_in

CONTENT = Path(__file__).resolve().parents[2] / "content"
SHIPPED = sorted(path for root in (CONTENT, GOOD) for path in root.rglob("*.yaml"))
SEEN = {"F001", "F002", "F003", "F004", "F005", "F006", "F007", "F009", "F010", "F011", "F017", "F018"}
"""Codes of problems with the shape of a value: those that a schema can see."""
HALF_SEEN = {"F008", "F015", "F016", "F021"}
"""Codes of problems of which a schema sees some."""
READABLE = [
    path
    for path in sorted(BAD.glob("*.yaml"))
    if not any(code[0] == "Y" or code == NOT_READ for code, _, _ in expected_in(path.read_bytes()))
]
"""The bad files that are good YAML and read at all: for others an editor asks no schema."""
_CORE = (
    (re.compile(r"~|null|Null|NULL|"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
)


def as_json(node: Node) -> Any:
    """Return a node as YAML 1.2 has it, which is how editors read it: `1950` is a number, `yes` a text."""
    if isinstance(node, Mapping):
        return {key: as_json(item) for key, item in node.entries.items()}
    if not isinstance(node, Scalar):
        return [as_json(item) for item in node.items]
    plain = (into(node.value) for form, into in _CORE if not node.style and form.fullmatch(node.value))
    return next(plain, node.value)


@functools.cache
def validator(name: str) -> jsonschema.Draft7Validator:
    """Return what holds a file of a sort to its schema."""
    return jsonschema.Draft7Validator(schema_of(BY_NAME[name]))


def is_refused(data: bytes, sort: FileSort) -> bool:
    """Tell whether the schema refuses a file."""
    node = read_nodes(data.decode(), Reading("file"))
    assert node is not None
    return not validator(sort.name).is_valid(as_json(node))


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_every_schema_is_one_of_draft_07(sort: FileSort) -> None:
    schema = schema_of(sort)
    assert schema["$schema"] == DIALECT
    jsonschema.Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: "/".join(path.parts[-4:]))
def test_every_good_file_fits_its_schema(path: Path) -> None:
    sort = sort_of(path)
    assert sort is not None
    assert not is_refused(path.read_bytes(), sort)


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_where_its_shape_is_wrong_and_nowhere_else(path: Path) -> None:
    data = path.read_bytes()
    role = ROLE.search(data)
    sort = sort_of(Path(role[1].decode() if role else f"decisions/{path.name}"))
    assert sort is not None
    codes = {code for code, _, _ in expected_in(data)}
    verdict = is_refused(data, sort)
    if codes & SEEN or not codes & HALF_SEEN:
        assert verdict == bool(codes & SEEN)


@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("content/decisions/cast.yaml", "decision"),
        ("content/bridges/the-split.yaml", "decision"),
        ("content/cast.yaml", "cast"),
        ("content/ledger/sources.yaml", "sources"),
        ("content/ledger/sources-of-ours.yaml", "ledger"),
        ("elsewhere.yaml", None),
    ],
)
def test_a_file_is_what_its_place_says(path: str, sort: str | None) -> None:
    found = sort_of(Path(path))
    assert (found and found.name) == sort
