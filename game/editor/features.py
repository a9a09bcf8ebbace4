"""What an editor may ask about a place or a file, each question answered by one function."""

from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from game.editor.hover import describe_at, name_at
from game.editor.names import Occurrence
from game.editor.outline import Branch, outline_of
from game.editor.places import SourceText
from game.editor.renaming import RenameError, find_places, renamable_at
from game.editor.server import REQUEST_FAILED, Server, path_of
from game.schema.symbols import SymbolType

MOST_SYMBOLS = 300
_SYMBOLS = {
    SymbolType.PASSAGE: lsp.SymbolKind.Class,
    SymbolType.ENDING: lsp.SymbolKind.Event,
    SymbolType.METER: lsp.SymbolKind.Variable,
    SymbolType.CLAIM: lsp.SymbolKind.Constant,
    SymbolType.PERSON: lsp.SymbolKind.Object,
    SymbolType.PAPER: lsp.SymbolKind.File,
    SymbolType.DECISION: lsp.SymbolKind.Module,
    SymbolType.ROLE: lsp.SymbolKind.Object,
}


async def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """Tell of what is under the cursor."""

    def describe(path: Path) -> lsp.Hover | None:
        names, line, column = ls.at(path, params.position)
        index = ls.content.index(path)
        found = describe_at(names, index, line, column) if index else None
        if found is None:
            return None
        words = lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=found[0])
        return lsp.Hover(contents=words, range=ls.content.text(path).range(found[1], ls.codec))

    path = path_of(params.text_document.uri)
    return await ls.work(describe, path) if path else None


async def definition(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
    """Return where what is under the cursor is declared."""
    return await _locations(ls, params, declared=True, used=False)


async def references(ls: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
    """Return everywhere the name under the cursor stands."""
    return await _locations(ls, params, declared=params.context.include_declaration, used=True)


async def _locations(
    ls: Server, params: lsp.DefinitionParams | lsp.ReferenceParams, *, declared: bool, used: bool
) -> list[lsp.Location]:
    def find(path: Path) -> list[lsp.Location]:
        names, line, column = ls.at(path, params.position)
        index = ls.content.index(path)
        name = name_at(names, index, line, column) if index else None
        if name is None:
            return []
        uses = names.uses(name.key) if used else []
        known = {(spot.path, spot.found.place) for spot in uses}
        elsewhere = [spot for spot in names.definitions(name.key) if (spot.path, spot.found.place) not in known]
        spots = [spot for spot in (*elsewhere, *uses) if declared or not spot.found.defines]
        return [ls.location(spot.path, spot.found.place) for spot in spots]

    path = path_of(params.text_document.uri)
    return await ls.work(find, path) if path else []


async def highlight(ls: Server, params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
    """Return where else in the file the name under the cursor stands."""

    def find(path: Path) -> list[lsp.DocumentHighlight]:
        names, line, column = ls.at(path, params.position)
        index, text = ls.content.index(path), ls.content.text(path)
        name = name_at(names, index, line, column) if index else None
        same = index.by_key.get(name.key, []) if index and name else []
        return [
            lsp.DocumentHighlight(
                range=text.range(each.place, ls.codec),
                kind=lsp.DocumentHighlightKind.Write if each.defines else lsp.DocumentHighlightKind.Read,
            )
            for each in same
        ]

    path = path_of(params.text_document.uri)
    return await ls.work(find, path) if path else []


async def prepare_rename(ls: Server, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    """Tell whether the name under the cursor can be changed."""

    def find(path: Path) -> lsp.PrepareRenamePlaceholder:
        names, line, column = ls.at(path, params.position)
        key, place = renamable_at(names, line, column)
        return lsp.PrepareRenamePlaceholder(range=ls.content.text(path).range(place, ls.codec), placeholder=key.name)

    path = path_of(params.text_document.uri)
    try:
        return await ls.work(find, path) if path else None
    except RenameError as error:
        raise JsonRpcException(str(error), REQUEST_FAILED) from error


async def rename(ls: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """Change the name under the cursor wherever it stands."""

    def changes(path: Path) -> lsp.WorkspaceEdit:
        names, line, column = ls.at(path, params.position)
        edits: dict[str, list[lsp.TextEdit]] = {}
        for each, places in find_places(names, line, column, params.new_name).items():
            text = ls.content.text(each)
            edits[ls.uri(each)] = [
                lsp.TextEdit(range=text.range(place, ls.codec), new_text=params.new_name) for place in places
            ]
        return lsp.WorkspaceEdit(changes=edits)

    path = path_of(params.text_document.uri)
    try:
        return await ls.work(changes, path) if path else None
    except RenameError as error:
        raise JsonRpcException(str(error), REQUEST_FAILED) from error


async def outline(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    """Return the outline of a file."""

    def symbols(path: Path) -> list[lsp.DocumentSymbol]:
        index, text = ls.content.index(path), ls.content.text(path)
        return [_symbol(ls, branch, text) for branch in outline_of(index.root, index.text)] if index else []

    path = path_of(params.text_document.uri)
    return await ls.work(symbols, path) if path else []


def _symbol(ls: Server, branch: Branch, text: SourceText) -> lsp.DocumentSymbol:
    selection = text.range(branch.place, ls.codec)
    ends = text.position(branch.ends, len(text.line(branch.ends)) + 1, ls.codec)
    whole = lsp.Range(start=selection.start, end=max(ends, selection.end, key=lambda at: (at.line, at.character)))
    below = [_symbol(ls, each, text) for each in branch.below]
    return lsp.DocumentSymbol(
        name=branch.name,
        detail=branch.detail,
        kind=branch.kind,
        range=whole,
        selection_range=selection,
        children=below,
    )


async def symbols(ls: Server, params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
    """Find things by a part of their names in the content folders of all open files."""
    wanted = params.query.lower()

    def find() -> list[lsp.WorkspaceSymbol]:
        roots = dict.fromkeys([*(ls.content.root(path) for path in ls.content.open), ls.content.home.root])
        paths = dict.fromkeys(path for root in roots for path in ls.content.files(root))
        indexes = [index for path in paths if (index := ls.content.index(path)) is not None]
        spots = [Occurrence(index=index, found=each) for index in indexes for each in index.found if each.defines]
        named = [each for each in spots if wanted in each.found.key.name and each.found.thing in _SYMBOLS]
        return [
            lsp.WorkspaceSymbol(
                name=spot.found.key.name,
                kind=_SYMBOLS[spot.found.thing],
                container_name=spot.path.stem,
                location=ls.location(spot.path, spot.found.place),
            )
            for spot in named[:MOST_SYMBOLS]
        ]

    return await ls.work(find)
