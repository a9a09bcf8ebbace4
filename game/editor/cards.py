"""What is told of a thing when a cursor rests on its name, as Markdown; and in one line, where it is offered."""

from collections.abc import Iterator

from game.characters import replace_forbidden
from game.editor.condition_completion import is_fact
from game.editor.historical_road import text_of
from game.editor.index import Key
from game.editor.names import Names, Occurrence
from game.parsing.nodes import Mapping, Node, Scalar, Sequence
from game.schema.symbols import SymbolType
from game.story.prose import CITE

MOST_LETTERS = 320
_PARTS: dict[SymbolType, tuple[tuple[str, str], ...]] = {
    SymbolType.CLAIM: (("", "text"),),
    SymbolType.SOURCE: (("", "published"), ("", "note")),
    SymbolType.DISPUTE: (("The article", "article"), ("Others", "others"), ("The game", "game")),
    SymbolType.PAPER: (("By", "by"), ("To", "to"), ("", "what")),
    SymbolType.AXIS: (
        ("", "help"),
        ("Counts", "counts"),
        ("Counted in", "unit"),
        ("Better", "better"),
        ("Bar", "span"),
        ("Steps", "range"),
        ("Seen from", "seen_from"),
        ("History left it at", "start"),
    ),
    SymbolType.LENS: (("", "help"),),
    SymbolType.THESIS: (("", "text"),),
    SymbolType.MAP: (("", "words"),),
    SymbolType.DECISION: (("", "summary"), ("Place", "place")),
    SymbolType.METER: (("", "help"), ("Range", "range"), ("Starts at", "start")),
    SymbolType.CHOICE: (("Open where", "when"), ("Closed", "closed"), ("Leads to", "to")),
    SymbolType.PASSAGE: (("", "text"),),
    SymbolType.ENDING: (("", "text"),),
    SymbolType.PERSON: (("", "office"),),
    SymbolType.ROLE: (("", "card"), ("Brief", "brief")),
}
"""What of a thing is shown, each under its caption, after its title."""

_TITLES = ("title", "name", "label", "text")


def escape_markdown(text: str) -> str:
    """Make a text from a file harmless in Markdown: no source marks, no links, no markup of any browser."""
    bare = CITE.sub("", replace_forbidden(text))
    for sign in ("\\", "[", "]", "<", "`"):
        bare = bare.replace(sign, f"\\{sign}")
    return bare


def format_heading(spot: Occurrence) -> str:
    """Return what a thing is called, in one line; its name where it has no title."""
    node = spot.found.node
    words = (text_of(node, key) for key in _TITLES if isinstance(node, Mapping))
    title = next((each for each in words if each), "")
    return shorten(" ".join(replace_forbidden(CITE.sub("", title)).split()), 100)


def shorten(text: str, most: int = MOST_LETTERS) -> str:
    """Return the beginning of a text, broken off between words."""
    return text if len(text) <= most else text[:most].rsplit(None, 1)[0] + " ..."


def write_card(spot: Occurrence, names: Names) -> str:
    """Tell of a thing: its title and date, what is to know of it, and where it is declared."""
    found = spot.found
    thing = found.thing
    title = "" if thing is SymbolType.CLAIM else escape_markdown(format_heading(spot))
    called = "fact" if thing is SymbolType.METER and is_fact(found.node) else thing.value
    lines = [f"**{title}** · {called} `{found.key.name}`" if title else f"{called} `{found.key.name}`"]
    if isinstance(found.node, Mapping):
        lines.extend(_body(found.node, thing))
        if thing is SymbolType.CLAIM:
            lines.extend(_of_claim(found.node, names))
        if thing is SymbolType.PERSON:
            lines.extend(_of_person(found.node, found.key.name, names))
        if thing in {SymbolType.METER, SymbolType.AXIS}:
            lines.extend(_of_meter(found.node))
    elif thing is SymbolType.VALUE:
        lines.append(f"A value of the meter `{found.key.within}`.")
    if thing is not SymbolType.VALUE:
        lines.append(f"*{escape_markdown(spot.path.name)}, line {found.place.line}*")
    return "\n\n".join(lines)


def _body(node: Mapping, thing: SymbolType) -> Iterator[str]:
    if date := text_of(node, "date"):
        yield escape_markdown(date)
    for caption, key in _PARTS.get(thing, ()):
        text = prose_of(node.entries.get(key))
        if text:
            yield f"{caption}: {escape_markdown(shorten(text))}" if caption else escape_markdown(shorten(text))


def prose_of(node: Node | None) -> str:
    """Return a text or a list of texts as one; of a piece with a condition only where it stands first."""
    if isinstance(node, Scalar):
        return node.value.strip()
    if not isinstance(node, Sequence):
        return ""
    words = [text_of(item) or text_of(item, "text") or text_of(item, "to") for item in node.items]
    return "\n\n".join(word for word in words if word)


def _of_claim(node: Mapping, names: Names) -> Iterator[str]:
    """Tell kind and status, the figures, and the source with its place."""
    yield " · ".join(escape_markdown(word) for word in (text_of(node, "kind"), text_of(node, "status")) if word)
    figures = node.entries.get("figures")
    if isinstance(figures, Sequence):
        rows = ((text_of(each, "name"), text_of(each, "value"), text_of(each, "unit")) for each in figures.items)
        yield "\n".join(
            f"- {escape_markdown(name)}: {escape_markdown(value)} {escape_markdown(unit)}".rstrip()
            for name, value, unit in rows
        )
    source = next(iter(names.definitions(Key(SymbolType.SOURCE, text_of(node, "source")))), None)
    where = escape_markdown(text_of(node, "where"))
    if source is not None:
        author = text_of(source.found.node, "author")
        yield f"{escape_markdown(author)}, *{escape_markdown(format_heading(source))}*, {where}"
    else:
        yield f"{escape_markdown(text_of(node, 'source'))}, {where}"


def _of_person(node: Mapping, name: str, names: Names) -> Iterator[str]:
    born, died = text_of(node, "born"), text_of(node, "died")
    if born or died:
        yield escape_markdown(f"{born or '?'} to {died}" if died else f"born {born}")
    index = names.content.index(names.path)
    people = index.root.entries.get("people") if index and isinstance(index.root, Mapping) else None
    role = people.entries.get(name) if isinstance(people, Mapping) else None
    if role is not None:
        yield f"Here: {escape_markdown(text_of(role, 'role'))}"


def _of_meter(node: Mapping) -> Iterator[str]:
    """Tell the values of a meter, or the words for its numbers."""
    values = [item.value for item in _items(node, "values")]
    words = [item.value for item in _items(node, "words")]
    if values:
        yield "Values: " + ", ".join(f"`{value}`" for value in values)
    if words:
        low = text_of(node, "range").partition("..")[0].strip()
        first = int(low) if low.lstrip("+-").isdecimal() else 0
        yield "\n".join(f"- {first + index}: {escape_markdown(word)}" for index, word in enumerate(words))
    if text_of(node, "hidden") == "true":
        yield "Hidden until the reckoning."


def _items(node: Mapping, key: str) -> list[Scalar]:
    held = node.entries.get(key)
    return [item for item in held.items if isinstance(item, Scalar)] if isinstance(held, Sequence) else []
