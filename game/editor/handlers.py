"""What is offered to an author: completions, quick mends, and the roads to every place above its name."""

from pathlib import Path
from typing import Any

from lsprotocol import types as lsp

from game.analysis.figures import ChoiceMemory
from game.editor.cards import write_card
from game.editor.completion import Completion, offers_at
from game.editor.diagnostics import mend_of, place_of
from game.editor.index import Key
from game.editor.names import Names
from game.editor.publisher import Watch
from game.editor.server import Server, path_of
from game.schema.symbols import SymbolType

TRIGGERS = ["^", " ", "[", "(", ",", "/", ":"]
_KINDS = {
    "key": lsp.CompletionItemKind.Property,
    "word": lsp.CompletionItemKind.EnumMember,
    "value": lsp.CompletionItemKind.Value,
    "meter": lsp.CompletionItemKind.Variable,
    "passage": lsp.CompletionItemKind.Class,
    "ending": lsp.CompletionItemKind.Event,
    "choice": lsp.CompletionItemKind.Method,
    "claim": lsp.CompletionItemKind.Reference,
    "paper": lsp.CompletionItemKind.File,
}


async def complete(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList:
    """Return what may stand at the cursor."""

    def items(path: Path) -> list[lsp.CompletionItem]:
        names, line, column = ls.at(path, params.position, typing=True)
        index = names.index(path)
        offered = offers_at(names, index, line, column) if index else []
        text = ls.content.text(path)
        end = text.position(line, column, ls.codec)
        begins = {each.begun: text.position(line, column - each.begun, ls.codec) for each in offered}
        return [_item(each, at, lsp.Range(start=begins[each.begun], end=end), path) for at, each in enumerate(offered)]

    path = path_of(params.text_document.uri)
    return lsp.CompletionList(is_incomplete=False, items=await ls.work(items, path) if path else [])


def _item(offer: Completion, order: int, place: lsp.Range, path: Path) -> lsp.CompletionItem:
    key = offer.key
    data = None if key is None else [str(path), key.family.name, key.name, key.owner, key.within]
    words = lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=offer.help) if offer.help else None
    return lsp.CompletionItem(
        label=offer.label,
        kind=_KINDS.get(offer.sort, lsp.CompletionItemKind.Constant),
        detail=offer.detail or None,
        documentation=words,
        sort_text=f"{order:05}",
        text_edit=lsp.TextEdit(range=place, new_text=offer.text or offer.label),
        data=data,
    )


async def resolve(ls: Server, item: lsp.CompletionItem) -> lsp.CompletionItem:
    """Tell more of the one completion that an author looks at."""

    def describe(path: Path, key: Key) -> str:
        names = Names(ls.content, path)
        return next((write_card(spot, names) for spot in names.definitions(key)), "")

    data: Any = item.data
    if isinstance(data, list) and len(data) == 5 and data[1] in SymbolType.__members__:  # noqa: PLR2004 - as `_item` says
        path, family, name, owner, within = (str(part) for part in data)
        words = await ls.work(describe, Path(path), Key(SymbolType[family], name, owner, within))
        item.documentation = lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=words)
    return item


def mends(ls: Server, watch: Watch, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """Offer the mends that problems name themselves."""
    path = path_of(params.text_document.uri)
    text, problems = watch.problems.get(path, (None, [])) if path else (None, [])
    if path is None or text is None or text is not ls.content.text(path):
        return []
    actions = []
    for problem in problems:
        place = text.range(place_of(problem, text), ls.codec)
        mend = mend_of(problem, text)
        if mend and place.start.line <= params.range.end.line and place.end.line >= params.range.start.line:
            diagnostics = [
                each for each in params.context.diagnostics if each.range == place and each.code == problem.code
            ]
            edit = lsp.TextEdit(range=place, new_text=mend)
            actions.append(
                lsp.CodeAction(
                    title=f"Write '{mend}'",
                    kind=lsp.CodeActionKind.QuickFix,
                    diagnostics=diagnostics,
                    is_preferred=True,
                    edit=lsp.WorkspaceEdit(changes={params.text_document.uri: [edit]}),
                )
            )
    return actions


async def lenses(ls: Server, watch: Watch, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
    """Say above every passage and ending how many roads lead there, and above choices how far they are remembered.

    Nothing is said where the file has errors.
    """

    def find(path: Path) -> list[lsp.CodeLens]:
        index, text = ls.content.index(path), ls.content.text(path)
        walked = watch.counted.get(path)
        if index is None or walked is None or watch.has_errors(path):
            return []
        sentence, counted = walked
        if counted is None:
            words = "There are too many roads to count here"
            return [lsp.CodeLens(range=text.range(index.found[0].place, ls.codec), command=_make_command(words))]
        late = "" if sentence == text.text else ", before the last change"
        said = [
            (each, _describe_roads(counted.roads[each.key.name]))
            for each in index.list_definitions(SymbolType.PLACE)
            if each.key.name in counted.roads
        ] + [
            (each, _describe_memory(counted.remembered[each.key.within, each.key.name]))
            for each in index.list_definitions(SymbolType.CHOICE)
            if (each.key.within, each.key.name) in counted.remembered
        ]
        return [
            lsp.CodeLens(range=text.range(each.place, ls.codec), command=_make_command(f"{words}{late}"))
            for each, words in said
        ]

    path = path_of(params.text_document.uri)
    return await ls.work(find, path) if path else []


def _describe_roads(roads: int) -> str:
    if not roads:
        return "never reached"
    return "reached by 1 road" if roads == 1 else f"reached by {roads:,} roads"


def _describe_memory(memory: ChoiceMemory) -> str:
    if not memory.remembered:
        return "forgotten on every road"
    later, ending = (round(100 * part / memory.roads) for part in (memory.remembered, memory.at_the_end))
    return f"remembered on {later} % of roads, at the ending on {ending} %"


def _make_command(words: str) -> lsp.Command:
    return lsp.Command(title=words, command="")
