"""A content file's bytes to what it holds: a decision, or one of the things that decisions share."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import attrs

from game.parsing import codes
from game.parsing.nodes import Node, Scalar
from game.parsing.quoting import format_path
from game.parsing.reading import Reading, TooManyProblemsError
from game.parsing.source import decode, read_bytes
from game.parsing.yaml_lines import Keys
from game.parsing.yaml_nodes import read_nodes
from game.problems import Problem
from game.schema.declarations.decision import DECISION
from game.schema.scalars import Kind, Name
from game.story.model import Decision
from game.story.references import References

T = TypeVar("T")
_FILE_NAME = Name(help="The name of a file is the id of what it holds.")


@attrs.frozen(kw_only=True)
class Result(Generic[T]):
    """What was read from a file, `file` in its marks: a value, or None where a problem forbids one; and its text.

    There may be problems beside a value: a misspelt key is noted, and read as the one that was meant; a condition or a
    date that cannot be read is noted, and something stands in for it. `lost` names what stands in the file but could
    not be read at all.
    """

    value: T | None
    file: str
    problems: tuple[Problem, ...]
    text: str = attrs.field(default="", repr=False)
    lost: frozenset[str] = frozenset()

    @property
    def exact(self) -> bool:
        """Whether the value is what the author meant, and holds no stand-in for what could not be read."""
        return all(problem.code == codes.UNKNOWN_KEY for problem in self.problems)


Prepare = Callable[[Node, Reading], None]
"""Tells a reading what it must know before a file that was read to nodes can be understood."""


def read_file(
    path: Path, kind: Kind[T], data: bytes | None = None, *, named: bool = False, prepare: Prepare | None = None
) -> Result[T]:
    """Read a file that holds a value of a kind; with `named` its name is an id.

    With `data`, what an editor holds is read in place of what the disk does.
    """
    reading = Reading(format_path(path), path.stem, keys=_find_known_keys)
    return _read(read_bytes(path, reading) if data is None else data, kind, reading, named=named, prepare=prepare)


def read_decision(path: Path, data: bytes | None = None, references: References | None = None) -> Result[Decision]:
    """Read a decision, which is named after its file.

    `data` is what an editor holds of it, `references` has the cast and the scales that it refers to.
    """
    reading = Reading(format_path(path), path.stem, keys=_find_known_keys)
    if references is not None:
        reading.people, reading.scales = references.people, references.scales
    if data is None:
        data = read_bytes(path, reading)
    result = _read(data, DECISION, reading, named=True)
    if result.value is None or data is None:
        return result
    return attrs.evolve(result, value=attrs.evolve(result.value, fingerprint=make_fingerprint(data)))


def make_fingerprint(data: bytes) -> str:
    """Return the name of exactly these bytes: `sha256:` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _read(
    data: bytes | None, kind: Kind[T], reading: Reading, *, named: bool = False, prepare: Prepare | None = None
) -> Result[T]:
    """Read bytes as far as they can be read."""
    value = None
    with contextlib.suppress(TooManyProblemsError):
        if named:
            _name_of_file(reading)
        if data is not None:
            value = _value(data, kind, reading, prepare)
    return Result(
        value=value,
        file=reading.file,
        problems=_first_cause(reading),
        text=reading.text,
        lost=frozenset(reading.lost),
    )


def _find_known_keys() -> Keys:
    from game.schema.known_keys import find_known_keys  # noqa: PLC0415 - 5 of 190 ms of a list of packs

    return find_known_keys()


def _first_cause(reading: Reading) -> tuple[Problem, ...]:
    """Leave out what follows where a file is of a format that is not known: then everything else in it is, too."""
    return tuple(each for each in reading.problems if each.code == codes.WRONG_FORMAT or not reading.strange)


def _value(data: bytes, kind: Kind[T], reading: Reading, prepare: Prepare | None) -> T | None:
    """Read bytes to text, text to nodes, nodes to a value; None where one of these cannot be done."""
    text = decode(data, reading)
    if text is None:
        return None
    reading.text = text
    node = read_nodes(text, reading)
    if node is None:
        return None
    if prepare is not None:
        prepare(node, reading)
    return kind.read(node, reading)


def _name_of_file(reading: Reading) -> None:
    """Note a file whose name cannot be the id of what it holds."""
    top = Scalar(reading.id, 1, 1, None)
    _FILE_NAME.read(top, silent := Reading(reading.file))
    if silent.problems:
        message = silent.problems[0].message
        reading.refuse(top, codes.WRONG_FILE_NAME, f"The file's name is the id of what it holds: {message}")
