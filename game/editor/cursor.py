"""Where in a file a cursor stands, told from the text alone: the file may be half written."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from game.editor.flow import read_flow
from game.editor.places import SourceText
from game.schema.scalars import Kind
from game.schema.structure import ITEM, PathStep, step_into

_KEY = re.compile(r"""(?P<key>[A-Za-z0-9_-]+|'[^']*'|"[^"]*")\s*:(?=\s|$)\s*""")
_DASH = re.compile(r"-(?:\s+|$)")
_WORD_BEFORE = re.compile(r"[A-Za-z0-9_/-]*$")


@attrs.frozen(kw_only=True)
class CursorContext:
    """The steps from the top of the file to the cursor, and what is written there.

    `before` is what stands there up to the cursor; `key` tells that a key may stand there, `value` that a value may: at
    the beginning of a line it may be either. `beside` holds the keys of the same mapping, with what stands behind them.
    """

    steps: tuple[PathStep, ...] = ()
    before: str = ""
    key: bool = False
    value: bool = False
    beside: dict[str, str] = attrs.field(factory=dict)

    @property
    def word(self) -> str:
        """The part of a word that stands directly before the cursor."""
        found = _WORD_BEFORE.search(self.before)
        return found[0] if found else ""

    def kind(self, top: Kind[Any]) -> Kind[Any] | None:
        """Return what is declared for this place; None where the declarations know no such place."""
        kind: Kind[Any] | None = top
        for step in self.steps:
            kind = step_into(kind, step) if kind is not None else None
        return kind


@attrs.frozen
class _Part:
    """A dash or a key of a line, at its column from zero, with what stands behind it."""

    column: int
    step: PathStep
    rest: str
    rest_at: int


def cursor_at(text: SourceText, line: int, column: int) -> CursorContext:
    """Tell where a cursor stands; line and column are counted from one."""
    written = text.line(line)[: column - 1]
    if written.lstrip().startswith("#"):
        return CursorContext()
    indent = _indent(text.line(line)) if text.line(line).strip() else column - 1
    above: list[_Part] = []
    chain = _lines_above(text, line, min(indent, column - 1))
    for number, below_it in itertools.pairwise([*chain, 0]):
        following = _indent(text.line(below_it)) if below_it else indent
        parts = list(_parts(text.line(number)))
        if not parts:
            return _inside(text, (number, _indent(text.line(number))), (line, column), above)
        _go_in(above, parts)
        last = above[-1] if above else None
        if last is not None and last.rest and last.column < following and not last.rest.startswith("#"):
            return _inside(text, (number, last.rest_at), (line, column), above)
    return _on_its_line(text, line, written, above)


def _inside(text: SourceText, begins: tuple[int, int], ends: tuple[int, int], above: list[_Part]) -> CursorContext:
    """Tell where in a value of several lines, which begins at a line and a column from zero, a cursor stands."""
    steps = tuple(each.step for each in above)
    written = text.text[text.offset(begins[0], begins[1] + 1) : text.offset(*ends)]
    if written[:1] in {"{", "["}:
        return _in_flow(steps, written)
    return CursorContext(steps=steps, before=written.rpartition("\n")[2].lstrip(), value=True)


def _in_flow(steps: tuple[PathStep, ...], written: str) -> CursorContext:
    flow = read_flow(written)
    if flow is None:
        return CursorContext(steps=steps)
    inner = (*steps, *flow.steps)
    return CursorContext(steps=inner, before=flow.before, key=flow.key, value=not flow.key, beside=flow.beside)


def _on_its_line(text: SourceText, line: int, written: str, above: list[_Part]) -> CursorContext:
    """Tell where on a line of its own, or behind a key, a cursor stands."""
    parts = list(_parts(written))
    _go_in(above, parts)
    begin = parts[-1].rest_at if parts else _indent(written)
    rest = written[begin:]
    keyed = bool(parts) and parts[-1].step is not ITEM
    column = parts[-1].column if keyed else begin
    if not parts:
        while above and above[-1].column >= column:
            above.pop()
    steps = tuple(each.step for each in above)
    if rest[:1] in {"{", "["}:
        return _in_flow(steps, rest)
    beside = dict(_keys_beside(text, line, column))
    if keyed:
        return CursorContext(steps=steps, before=rest, value=True, beside=beside)
    return CursorContext(steps=steps, before=rest, key=True, value=True, beside=beside)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_text(line: str) -> bool:
    bare = line.strip()
    return bool(bare) and not bare.startswith("#")


def _lines_above(text: SourceText, line: int, limit: int) -> list[int]:
    """Return the lines that the line stands under, the outermost first: each stands further left than the next."""
    chain: list[int] = []
    dashed = _DASH.match(text.line(line).lstrip()) is not None
    for number in range(line - 1, 0, -1):
        above = text.line(number)
        if not _is_text(above):
            continue
        indent = _indent(above)
        dash = _DASH.match(above.lstrip()) is not None
        if indent < limit or (indent == limit and dashed and not dash):
            chain.append(number)
            limit, dashed = indent, dash
            if not indent and not dash:
                break
    return chain[::-1]


def _parts(line: str) -> Iterator[_Part]:
    """Cut a line into its dashes and, last, its key."""
    at = _indent(line)
    while dash := _DASH.match(line, at):
        yield _Part(at, ITEM, line[dash.end() :].strip(), dash.end())
        at = dash.end()
    if key := _KEY.match(line, at):
        yield _Part(at, key["key"].strip("\"'"), line[key.end() :].strip(), key.end())


def _go_in(above: list[_Part], parts: Iterable[_Part]) -> None:
    """Leave what the parts do not stand under, and go into them."""
    for part in parts:
        while above and (
            above[-1].column > part.column or (above[-1].column == part.column and _ends(above[-1], part))
        ):
            above.pop()
        above.append(part)


def _ends(before: _Part, part: _Part) -> bool:
    """Tell whether a part at the same column ends the one before; a list may stand right below its key."""
    return not (part.step is ITEM and before.step is not ITEM)


def _keys_beside(text: SourceText, line: int, column: int) -> Iterator[tuple[str, str]]:
    """Yield the other keys of the block mapping whose keys stand at a column."""
    for numbers in (range(line - 1, 0, -1), range(line + 1, len(text.lines) + 1)):
        for number in numbers:
            above = text.line(number)
            if not _is_text(above):
                continue
            parts = list(_parts(above))
            begin = parts[-1].column if parts and parts[-1].step is not ITEM else None
            if begin == column and (number < line or _indent(above) == column):
                yield str(parts[-1].step), parts[-1].rest
            if _indent(above) < column:
                break
