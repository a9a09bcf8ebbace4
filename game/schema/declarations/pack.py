"""The declaration of a pack's manifest."""

import re
from typing import Any, ClassVar

import attrs

from game.parsing import codes
from game.parsing.located import LocatedStr
from game.parsing.nodes import Mapping, Node
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.schema.containers import MapOf, Via
from game.schema.declarations.decision import Version
from game.schema.manifest import NEED_FORM, VERSION_FORM, Manifest, Need, read_bounds, read_version
from game.schema.records import Field, Record, Values
from game.schema.scalars import Kind, Name, Text, read_scalar


@attrs.frozen(kw_only=True)
class VersionNumber(Kind[str]):
    """The version of a pack: one to four numbers separated by dots."""

    form: ClassVar[re.Pattern[str]] = VERSION_FORM

    def read(self, node: Node, reading: Reading) -> str | None:
        """Return the version as it is written."""
        text = read_scalar(node, reading, "a version")
        if text is None:
            return None
        try:
            read_version(text)
        except ValueError:
            message = f"{quote(text)} is not a version. Write numbers separated by dots, such as 1.0."
            reading.refuse(node, codes.NO_VERSION, message)
            return None
        return text


@attrs.frozen(kw_only=True)
class NeedOfVersion(Kind[Need]):
    """Which versions of something are needed."""

    form: ClassVar[re.Pattern[str]] = NEED_FORM

    def read(self, node: Node, reading: Reading) -> Need | None:
        """Return the need without a name."""
        return self.read_named(LocatedStr.at("", reading.mark(node)), node, reading)

    def read_named(self, name: LocatedStr, node: Node, reading: Reading) -> Need | None:
        """Return the need, placed where its name stands."""
        text = read_scalar(node, reading, "a comparison with a version")
        if text is None:
            return None
        try:
            bounds = read_bounds(text)
        except ValueError:
            message = f"{quote(text)} does not say which versions. Write a comparison, such as '>=1.0' or '>=1.0, <2'."
            reading.refuse(node, codes.NO_NEED, message)
            return None
        return Need(name=str(name), written=text, bounds=bounds, mark=name.mark)


def _needs(by_name: dict[str, Need]) -> tuple[Need, ...]:
    return tuple(by_name.values())


def _settle(values: Values, node: Mapping, reading: Reading) -> dict[str, Any]:
    """Leave the version of the format out: it was looked at."""
    del node, reading, values["format"]
    return values


PACK = Record(
    build=Manifest,
    called="a pack",
    help="What a pack says of itself.",
    settle=_settle,
    fields=(
        Field(name="format", kind=Version(), help="The version of the format: 2."),
        Field(name="name", kind=Name(), help="The pack's name in commands: oneside play NAME/DECISION."),
        Field(name="title", kind=Text(), help="What it is called on the title."),
        Field(name="version", kind=VersionNumber(), help="Its version: numbers separated by dots."),
        Field(name="author", kind=Text(), help="Who wrote it."),
        Field(name="licence", kind=Text(), help="What others may do with it."),
        Field(name="summary", kind=Text(), help="One line on what is in it."),
        Field(
            name="needs",
            kind=Via(kind=MapOf(kind=NeedOfVersion()), into=_needs),
            required=False,
            help="The versions of oneside, and of other packs, that it needs.",
        ),
    ),
)
