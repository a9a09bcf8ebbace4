"""A kind's form is asked by the reader as it is by the JSON Schema."""

import re
from typing import Any, Protocol

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.parsing.nodes import Node, Scalar
from game.parsing.reading import Reading
from game.schema.declarations.decision import ChoicePath
from game.schema.declarations.map import Degrees
from game.schema.declarations.pack import NeedOfVersion, VersionNumber
from game.schema.files import FileSort
from game.schema.json_schema import schema_of
from game.schema.scalars import Date, Flag, Name, Number, Range, Whole


class Formed(Protocol):
    """A kind with a form."""

    @property
    def form(self) -> re.Pattern[str]:
        """How a value looks."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Read a node."""


KINDS: dict[str, Formed] = {
    "name": Name(),
    "meter": Name(signs="_"),
    "value": Name(signs="_-"),
    "number": Number(),
    "whole number": Whole(least=-(10**9), most=10**9),
    "range": Range(),
    "range of whole numbers": Range(whole=True),
    "date": Date(),
    "span": Date(span=True),
    "flag": Flag(),
    "choice": ChoicePath(),
    "degrees": Degrees(least=1),
    "path": Degrees(),
    "version": VersionNumber(),
    "need": NeedOfVersion(),
}
SIGNS = st.text("ab01239.-_/ ,+<>=", max_size=30)


def taken(kind: Formed, text: str) -> bool:
    """Tell whether the reader takes a text."""
    reading = Reading("file")
    kind.read(Scalar(text, 1, 1, "'"), reading)
    return not reading.problems


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(data=st.data())
def test_what_the_reader_takes_has_the_form_that_the_schema_asks_for(kind: Formed, data: st.DataObject) -> None:
    text = data.draw(SIGNS | st.from_regex(kind.form, fullmatch=True))
    schema = schema_of(FileSort(name="a value", places=(), kind=kind))  # type: ignore[arg-type]
    fits = jsonschema.Draft7Validator({"pattern": schema["pattern"]}).is_valid(text)
    assert fits == (kind.form.fullmatch(text.strip()) is not None)
    assert fits or not taken(kind, text)
