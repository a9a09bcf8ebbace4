"""Kinds made of other kinds: lists, one or many, and mappings of names."""

from collections.abc import Callable
from typing import Generic, TypeVar

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.parsing.reading import Reading
from game.schema.scalars import Kind, Name, T

S = TypeVar("S")
ANY_NUMBER = 1_000_000


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ListOf(Kind[tuple[T, ...]]):
    """A list of values of one kind, from `least` to `most` of them."""

    kind: Kind[T]
    least: int = 0
    most: int = ANY_NUMBER

    def read(self, node: Node, reading: Reading) -> tuple[T, ...] | None:
        """Return all values, or None where one of them is not of the kind."""
        if not isinstance(node, Sequence):
            found = "a mapping" if isinstance(node, Mapping) else "a text"
            mend = " Put it in brackets: [...]." if isinstance(node, Scalar) and node.value else ""
            reading.refuse(node, codes.WRONG_SHAPE, f"Expected a list, found {found}.{mend}")
            return None
        read = self.kind.read
        values = [read(item, reading) for item in node.items]
        if not self.least <= len(values) <= self.most:
            reading.refuse(node, codes.WRONG_COUNT, self._describe_count(len(values)))
            return None
        whole = tuple(value for value in values if value is not None)
        return whole if len(whole) == len(values) else None

    def _describe_count(self, count: int) -> str:
        """Say how many items there are, how many there must be, and what to do."""
        found = "The list is empty" if not count else f"The list has {count} item{'s' if count > 1 else ''}"
        wrong = self.least - count if count < self.least else count - self.most
        many = "one" if wrong == 1 else str(wrong)
        mend = f"Add {many}." if count < self.least else f"Remove {many}."
        return f"{found}, and must have {self._count()}. {mend}"

    def _count(self) -> str:
        if self.most == ANY_NUMBER:
            return f"at least {self.least}"
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OneOrMany(Kind[tuple[T, ...]]):
    """One value, or a list of them; `single` is the kind of the one, `kind` that of an item."""

    kind: Kind[T]
    single: Kind[T]

    def read(self, node: Node, reading: Reading) -> tuple[T, ...] | None:
        """Return all values, one or many."""
        return self._read(node, reading, None)

    def read_named(self, name: LocatedStr, node: Node, reading: Reading) -> tuple[T, ...] | None:
        """Return all values; each is told the name it stands under."""
        return self._read(node, reading, name)

    def _read(self, node: Node, reading: Reading, name: LocatedStr | None) -> tuple[T, ...] | None:
        many = isinstance(node, Sequence)
        items = node.items if isinstance(node, Sequence) else [node]
        kind = self.kind if many else self.single
        if not items:
            reading.refuse(node, codes.WRONG_COUNT, "The list is empty, and must have at least 1. Add one.")
            return None
        if name is None:
            values = [kind.read(item, reading) for item in items]
        else:
            values = [kind.read_named(name, item, reading) for item in items]
        whole = tuple(value for value in values if value is not None)
        return whole if len(whole) == len(values) else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class MapOf(Kind[dict[str, T]]):
    """A mapping from names to values of one kind.

    `partly` keeps the good values where others are not; with `placed` the names remember their places.
    """

    kind: Kind[T]
    key: Name = Name()  # noqa: RUF009 - a value, frozen
    least: int = 0
    partly: bool = False
    placed: bool = False

    def read(self, node: Node, reading: Reading) -> dict[str, T] | None:
        """Return the values by name, in the order of the file."""
        if not isinstance(node, Mapping):
            found = "a list" if isinstance(node, Sequence) else "a text"
            reading.refuse(node, codes.WRONG_SHAPE, f"Expected a mapping, found {found}.")
            return None
        if len(node.entries) < self.least:
            reading.refuse(node, codes.WRONG_COUNT, f"The mapping must have at least {self.least} entry. Add one.")
            return None
        values: dict[str, T] = {}
        for item in node.entries.values():
            name = self.key.read(item.key or item, reading)
            if name is None:
                continue
            value = self.kind.read_named(name, item, reading)
            if value is None:
                reading.lost.add(str(name))
            else:
                values[name if self.placed else str(name)] = value
        return values if self.partly or len(values) == len(node.entries) else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Via(Kind[T], Generic[S, T]):
    """A kind whose value is given on in another form."""

    kind: Kind[S]
    into: Callable[[S], T]

    def read(self, node: Node, reading: Reading) -> T | None:
        """Return the value in its other form."""
        value = self.kind.read(node, reading)
        return None if value is None else self.into(value)
