"""Records: mappings with declared keys, read into values of the model."""

from collections.abc import Callable
from typing import Any

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.parsing.quoting import quote, quote_all
from game.parsing.reading import Reading
from game.problems import find_nearest
from game.schema.misplaced_keys import begin_with, find_deeper, lift, mend_number
from game.schema.scalars import Kind, T
from game.story.mark import Mark

MOST_NAMED = 8
_CUT_TEXT = " Between braces a comma ends a text: put the text before it in quotation marks."


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Field:
    """A key of a record: what it is called, what kind stands there, and what it is for.

    `attribute` is its name in the model where that differs; a field that is `early` is read before the others,
    wherever it stands in the file. `mend` says how to write it where it is missing, if that is not plain.
    """

    name: str
    kind: Kind[Any]
    help: str
    required: bool = True
    mend: str = ""
    attribute: str = attrs.field(default=attrs.Factory(lambda self: self.name.replace("-", "_"), takes_self=True))
    early: bool = False


Values = dict[str, Any]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Record(Kind[T]):
    """A mapping with declared keys, read into a value of the model.

    `called` names it in messages: `a passage`; `form` is how to write it where a text `NAME` stands. `key` is the
    model's name for the name it stands under, if it asks for it. `settle` may turn the values of the fields into those
    of the model, and gives None, with a problem noted, where they do not fit together; so it does where not exactly one
    of the keys in `either` stands. `gone` are keys of an older format, each with what is written today.
    """

    build: Callable[..., T]
    called: str
    fields: tuple[Field, ...]
    key: str = ""
    form: str = ""
    marked: bool = True
    either: tuple[str, ...] = ()
    gone: dict[str, str] = attrs.field(factory=dict)
    settle: Callable[[Values, Mapping, Reading], Values | None] | None = None
    _order: tuple[tuple[str, Kind[Any], str], ...] = attrs.field(init=False, repr=False, eq=False)
    _names: frozenset[str] = attrs.field(init=False, repr=False, eq=False)
    _required: frozenset[str] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Put the early fields first."""
        object.__setattr__(self, "_names", frozenset(field.name for field in self.fields))
        object.__setattr__(self, "_required", frozenset(field.name for field in self.fields if field.required))
        ordered = sorted(self.fields, key=lambda field: not field.early)
        order = tuple((field.name, field.kind, field.attribute) for field in ordered)
        object.__setattr__(self, "_order", order)

    def read(self, node: Node, reading: Reading) -> T | None:
        """Return the value, or None where a key is missing, unknown or of another kind."""
        return self._read(node, reading, None)

    def read_named(self, name: LocatedStr, node: Node, reading: Reading) -> T | None:
        """Return the value; it is marked where its name stands."""
        return self._read(node, reading, name)

    def _read(self, node: Node, reading: Reading, name: LocatedStr | None) -> T | None:
        if not isinstance(node, Mapping):
            self._refuse_shape(node, reading)
            return None
        if not node.entries.keys() <= self._names:
            node = self._as_meant(node, reading)
        if not self._required <= node.entries.keys():
            node = self._lift(node, reading)
        values = self._values(node, reading)
        if values is None:
            return None
        if self.settle is not None:
            values = self.settle(values, node, reading)
            if values is None:
                return None
        if name is not None and self.key:
            values[self.key] = name
        if self.marked:
            values["mark"] = self._mark(node, reading)
        return self.build(**values)

    def _values(self, node: Mapping, reading: Reading) -> Values | None:
        """Read every field in order, and look for those that are missing."""
        entries = node.entries
        values: Values = {}
        good = True
        for key, kind, attribute in self._order:
            item = entries.get(key)
            if item is None:
                continue
            value = kind.read(item, reading)
            if value is None:
                good = False
            else:
                values[attribute] = value
        if not self._required <= entries.keys():
            lacking = [field for field in self.fields if field.required and field.name not in entries]
            good = False
            mend = " ".join(filter(None, (field.mend for field in lacking)))
            message = (
                f"{self.called.capitalize()} must have {quote_all([field.name for field in lacking])}. "
                f"{mend or ('Add them.' if lacking[1:] else 'Add it.')}"
            )
            reading.refuse_at(self._mark(node, reading), codes.MISSING_KEY, message)
        return values if good else None

    def _lift(self, node: Mapping, reading: Reading) -> Mapping:
        """Note keys that lack here and stand one level deeper, and read on as if they stood here."""
        kinds = {field.name: field.kind for field in self.fields}
        for name in self._names_in_order():
            found = None if name in node.entries or name not in self._required else find_deeper(node, name, kinds)
            if found is not None:
                message = f"{self.called.capitalize()} must have '{name}', which is too deep here, inside '{found[0]}'."
                place = found[1].key or found[1]
                reading.refuse(place, codes.MISSING_KEY, f"{message} {begin_with(node, found[0])}")
                node = lift(node, found[0], name, found[1])
        return node

    def _mark(self, node: Mapping, reading: Reading) -> Mark:
        return reading.mark(node.key or node)

    def _as_meant(self, node: Mapping, reading: Reading) -> Mapping:
        """Note keys that are not declared, and read on as if a misspelt one were the one that was probably meant.

        So one slip of the hand is one problem, and whatever else is wrong with the file is told in the same run.
        """
        meant = Mapping(node.line, node.column)
        meant.key = node.key
        before = None
        for key, item in node.entries.items():
            if key in self._names:
                meant.entries[key] = item
                before = key
                continue
            if key in self.gone:
                reading.refuse(item.key or item, codes.OLD_KEY, f"{quote(key)} is of an older format. {self.gone[key]}")
                continue
            number = mend_number(meant.entries.get(before or ""), key, item)
            if number is not None and before is not None:
                meant.entries[before] = number[0]
                self._refuse_key(key, item, number[1], reading)
                continue
            cut = " " in key and isinstance(item, Scalar) and not item.value
            near = (
                "" if cut else find_nearest(key, (name for name in self._names_in_order() if name not in node.entries))
            )
            if near:
                meant.entries.setdefault(near, item)
            mend = _CUT_TEXT if cut else f" Did you mean '{near}'?" if near else self._list_known(node, item)
            self._refuse_key(key, item, mend, reading)
        return meant

    def _refuse_key(self, key: str, item: Node, mend: str, reading: Reading) -> None:
        message = f"{self.called.capitalize()} has no key {quote(key)}.{mend}"
        reading.refuse(item.key or item, codes.UNKNOWN_KEY, message)

    def _names_in_order(self) -> list[str]:
        return [field.name for field in self.fields]

    def _list_known(self, node: Mapping, item: Node) -> str:
        """Say what may stand here in place of a key, or where the key may have belonged."""
        if self.key and node.key and (isinstance(item, Mapping) or (isinstance(item, Scalar) and not item.value)):
            return f" Begin it in the column of {quote(node.key.value)} if it is {self.called} too, or remove it."
        names = [f"'{name}'" for name in self._names_in_order()]
        return f" Write one of {', '.join(names)}, or remove it." if len(names) <= MOST_NAMED else " Remove it."

    def _refuse_shape(self, node: Node, reading: Reading) -> None:
        found = "a list" if isinstance(node, Sequence) else "a text"
        if isinstance(node, Scalar) and not node.value:
            found = "nothing"
        keys = [f"'{field.name}'" for field in self.fields if field.required]
        named = (
            f"the key{'s' if keys[1:] else ''} {', '.join(keys)}" if keys else f"keys such as '{self.fields[0].name}'"
        )
        message = f"Expected {self.called} with {named}, found {found}."
        if self.form and isinstance(node, Scalar) and node.value:
            message += f" Write {self.form.replace('NAME', quote(node.value)[1:-1])}."
        reading.refuse(node, codes.WRONG_SHAPE, message)
