"""What must hold at every place of a file, whatever state it is in."""

import functools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import PositionEncodingKind
from pygls.workspace import PositionCodec

from game.editor.completion import offers_at
from game.editor.hover import describe_at
from game.editor.index import Index, NameUse
from game.editor.names import Names
from game.editor.outline import outline_of
from game.editor.places import SourceText, TextSpan
from game.editor.renaming import find_places
from game.editor.workspace import Workspace
from game.library.content_check import check
from game.library.shelf import Shelf
from game.schema.symbols import SymbolType
from tests.examples import examples
from tests.library.folders import DECISION, GOOD

SOURCE = DECISION.read_text(encoding="utf-8")
CODECS = [PositionCodec(kind) for kind in (PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, "utf-32")]


@functools.cache
def content() -> Workspace:
    """Return a desk with the good content, everything on it read once."""
    return Workspace(Shelf(GOOD.resolve()))


def index_at(path: Path) -> Index:
    """Return the names of a file."""
    index = content().index(path)
    assert index is not None
    return index


FILES = sorted(GOOD.resolve().rglob("*.yaml"))
DECLARED = {(path, each.key): each for path in FILES for each in index_at(path).found if each.defines}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_name_is_found_where_it_stands_and_leads_somewhere(path: Path) -> None:
    index, names = index_at(path), Names(content(), path)
    for each in index.found:
        line = index.text.line(each.place.line)
        assert line[each.place.column - 1 :][: each.place.length] in {each.key.name, ""}
        assert names.definitions(each.key), each


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_name_that_an_author_wrote_would_have_been_offered(path: Path) -> None:
    names = Names(work := Workspace(Shelf(GOOD.resolve())), path)
    text = path.read_text(encoding="utf-8")
    work.put(path, text)
    uses = {each.place: each for each in index_at(path).found if not each.defines}
    for place, each in uses.items():
        begin = SourceText(text).offset(place.line, place.column)
        work.put(path, text)
        work.index(path)
        work.put(path, text[:begin] + text[begin + place.length :])
        index = work.index(path)
        assert index is not None
        offered = {offer.label for offer in offers_at(names, index, place.line, place.column)}
        wanted = {label for label in offered if label == each.key.name or each.key.name in label.split("/")}
        assert wanted or each.thing is SymbolType.DECISION, (each, offered)


@examples(60)
@given(
    cut=st.integers(0, len(SOURCE)),
    more=st.text("abc :-[]{}'\"|>^,\n\t&*!#\x0c\u2028\U0001f30a", max_size=12),
    kept=st.integers(0, 400),
)
def test_nothing_is_too_broken_to_be_asked_about(cut: int, more: str, kept: int) -> None:
    work = Workspace(Shelf(GOOD.resolve()))
    path = DECISION.resolve()
    work.put(path, SOURCE)
    work.index(path)
    text = SOURCE[:cut] + more + SOURCE[cut + kept :]
    work.put(path, text)
    work.problems(path)
    index, names = work.index(path), Names(work, path)
    assert index is not None
    line, column = SourceText(text[: cut + len(more)]).lines, len(SourceText(text[: cut + len(more)]).lines[-1]) + 1
    offers_at(names, index, len(line), column)
    describe_at(names, index, len(line), column)
    outline_of(index.root, index.text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.data())
def test_a_cursor_comes_back_to_where_it_was(source: str, data: st.DataObject) -> None:
    text = SourceText(source)
    number = data.draw(st.integers(1, len(text.lines)))
    column = data.draw(st.integers(1, len(text.line(number)) + 1))
    for codec in CODECS:
        assert text.cursor(text.position(number, column, codec), codec) == (number, column)
    assert text.place(text.offset(number, column), 0) == TextSpan(number, column, 0)


RENAMABLE = [
    (path, found)
    for (path, key), found in DECLARED.items()
    if key.family not in {SymbolType.PAPER, SymbolType.MAP, SymbolType.DECISION} and found.place.length
]


@pytest.mark.parametrize(
    ("path", "found"), RENAMABLE, ids=[f"{path.stem}:{each.key.name}:{each.place.line}" for path, each in RENAMABLE]
)
def test_whatever_is_declared_can_be_renamed_and_all_is_well_again(path: Path, found: NameUse, tmp_path: Path) -> None:
    place = found.place
    changes = find_places(Names(content(), path), place.line, place.column, "zebra")
    for file in FILES:
        copy = tmp_path / file.relative_to(GOOD.resolve())
        copy.parent.mkdir(parents=True, exist_ok=True)
        lines = file.read_text(encoding="utf-8").split("\n")
        for each in sorted(changes.get(file, []), key=lambda place: -place.column):
            line = lines[each.line - 1]
            lines[each.line - 1] = line[: each.column - 1] + "zebra" + line[each.column - 1 + each.length :]
        copy.write_text("\n".join(lines), encoding="utf-8")
    assert check([tmp_path]) == []
