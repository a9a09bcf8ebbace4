"""An outline as an author jots it down: headings, text, and choices as list items that say where they lead."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import attrs

from game.characters import find_forbidden
from game.errors import ContentError
from game.parsing.quoting import quote
from game.problems import find_nearest, suggest

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_ITEM = re.compile(r"([-+*\u2022]|[0-9]{1,2}[.)])\s+(\S.*)")
_ARROW = re.compile(r"\s*(?:-{1,2}>|=>|\u2192)\s*")
KEYS = ("title", "summary", "date", "place", "seat")
_KEY = re.compile(rf"({'|'.join(KEYS)})\s*:\s*(\S.*)", re.IGNORECASE)
_LIKE_A_KEY = re.compile(r"([A-Za-z][A-Za-z_-]*)\s*:\s+\S.*")
_NO_BLANK = re.compile(r"(#{1,6})([^#\s\d].*)")
_LONGEST_NAME = 40
_LONGEST_OUTLINE = 1_000_000
"""Characters: nobody jots down more."""


@attrs.frozen
class TextLine:
    """Words with the line they stand on."""

    text: str
    line: int


@attrs.frozen(kw_only=True)
class OutlineChoice:
    """A choice of an outline; `to` is the name of a passage or an ending."""

    name: str
    text: str
    to: str
    history: bool
    line: int


@attrs.define(kw_only=True)
class OutlinePart:
    """A heading and what stands below it: a passage, or without choices an ending."""

    name: str
    title: str
    line: int
    keys: dict[str, TextLine] = attrs.field(factory=dict)
    paragraphs: list[str] = attrs.field(factory=list)
    choices: list[OutlineChoice] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Outline:
    """What an outline says; `top` holds the title and what stands before the first passage."""

    top: OutlinePart
    parts: tuple[OutlinePart, ...]

    @property
    def by_name(self) -> dict[str, OutlinePart]:
        """Return the passages and endings by name."""
        return {part.name: part for part in self.parts}


class Mistakes:
    """What is wrong in an outline, line by line."""

    def __init__(self, file: str) -> None:
        """Begin with none."""
        self._file = file
        self.found: list[tuple[int, str]] = []

    def note(self, line: int, message: str) -> None:
        """Note a mistake."""
        self.found.append((line, message))

    def tell(self) -> None:
        """Raise ContentError with a line for each mistake, if there is one."""
        if self.found:
            lines = [f"{self._file}:{line}: {message}" for line, message in sorted(self.found)]
            raise ContentError("\n".join(lines))


def read_outline(text: str, file: str) -> Outline:
    """Read an outline; raises ContentError, a line for each mistake with its place and its mend."""
    mistakes = Mistakes(file)
    if len(text) > _LONGEST_OUTLINE:
        mistakes.note(1, "The outline is longer than a million characters.")
        mistakes.tell()
    lines = text.removeprefix("\ufeff").expandtabs(4).splitlines()
    for number, line in enumerate(lines, 1):
        if sign := find_forbidden(line):
            mistakes.note(number, f"The character {sign} is not allowed in a text. Delete it.")
        if found := _NO_BLANK.fullmatch(line.strip()):
            sentence = quote(f"{found[1]} {found[2]}")
            mistakes.note(number, f"A heading needs a space after '{found[1]}'. Write {sentence}.")
    top, raw = _parts(lines, mistakes)
    mistakes.tell()
    _name(raw, mistakes)
    mistakes.tell()
    parts = tuple(part for part, _ in raw)
    for part, items in raw:
        part.choices.extend(_options(items, parts, mistakes))
    mistakes.tell()
    return Outline(top=top, parts=parts)


def make_name(text: str, otherwise: str) -> str:
    """Make a name of a title: small letters, digits and hyphens, beginning with a letter."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", ""))
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > _LONGEST_NAME:
            break
        name = f"{name}-{word}" if name else word
    if not name:
        return otherwise
    return name if name[0].isalpha() else f"{otherwise}-{name}"


@attrs.frozen(kw_only=True)
class _Item:
    line: int
    sign: str
    text: str


def _parts(lines: Sequence[str], mistakes: Mistakes) -> tuple[OutlinePart, list[tuple[OutlinePart, list[_Item]]]]:
    """Part the lines by their headings."""
    top: OutlinePart | None = None
    raw: list[tuple[OutlinePart, list[_Item]]] = []
    block: list[TextLine] = []
    for line, heading in _lines(lines):
        if not heading and not (top is None and line.text):
            block.append(line)
            continue
        if top is not None:
            _fill(raw, top, block, mistakes)
        block = []
        part = OutlinePart(name="", title=line.text, line=line.line)
        if top is None:
            top = part
        else:
            raw.append((part, []))
    if top is None:
        mistakes.note(1, "The outline is empty. Begin with a line that says what the decision is called.")
        return OutlinePart(name="", title="", line=1), []
    _fill(raw, top, block, mistakes)
    if not raw and not mistakes.found:
        mistakes.note(top.line, "There are no passages. Begin each with a heading: '## The telegram'.")
    return top, raw


def _lines(lines: Sequence[str]) -> Iterator[tuple[TextLine, bool]]:
    """Yield the lines without those that only underline a heading; the flag tells which are headings."""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        found = _HEADING.fullmatch(text)
        below = lines[number].strip() if number < len(lines) else ""
        if found:
            yield TextLine(found[2], number), True
        elif text and _UNDERLINE.fullmatch(below) and not _ITEM.fullmatch(text):
            yield TextLine(text, number), True
        elif not (_UNDERLINE.fullmatch(text) and number > 1):
            yield TextLine(line.rstrip(), number), False


def _fill(
    raw: list[tuple[OutlinePart, list[_Item]]], top: OutlinePart, block: Sequence[TextLine], mistakes: Mistakes
) -> None:
    """Put the lines below a heading where they belong: keys, paragraphs, items."""
    part, items = raw[-1] if raw else (top, [])
    choosing = bool(raw) and any(_choice(line) for line in block)
    paragraph: list[str] = []
    for line in (*block, TextLine("", 0)):
        text = line.text.strip()
        item = _ITEM.fullmatch(text) if choosing else None
        key = _KEY.fullmatch(text) if not paragraph and (part is top or not part.paragraphs) else None
        if item:
            items.append(_Item(line=line.line, sign=item[1], text=item[2]))
        elif choosing and items and line.text.startswith(" ") and text:
            items[-1] = attrs.evolve(items[-1], text=f"{items[-1].text} {text}")
        elif key:
            part.keys[key[1].lower()] = TextLine(key[2].strip(), line.line)
        elif (
            not paragraph
            and (part is top or not part.paragraphs)
            and (unknown := _no_key(text, among_keys=bool(part.keys)))
        ):
            mistakes.note(line.line, unknown)
        elif text:
            paragraph.append(text)
            continue
        if paragraph:
            part.paragraphs.append("\n".join(paragraph))
            paragraph = []


def _no_key(text: str, *, among_keys: bool) -> str:
    """Say what is wrong with a line that looks like a key and is none; empty where it begins a text."""
    found = _LIKE_A_KEY.fullmatch(text)
    if found is None:
        return ""
    near = find_nearest(found[1].lower(), KEYS)
    if near and (among_keys or found[1].islower()):
        return f"{quote(found[1])} is not a key of an outline. Did you mean '{near}'?"
    if among_keys and found[1].islower():
        return f"{quote(found[1])} is not a key of an outline. Use one of {', '.join(KEYS)}, or remove it."
    return ""


def _choice(line: TextLine) -> bool:
    item = _ITEM.fullmatch(line.text.strip())
    return bool(item and _ARROW.search(item[2]))


def _name(raw: Sequence[tuple[OutlinePart, list[_Item]]], mistakes: Mistakes) -> None:
    """Give every passage and ending a name; two headings that mean the same are a mistake."""
    seen: dict[str, OutlinePart] = {}
    for index, (part, _) in enumerate(raw, 1):
        part.name = make_name(part.title, f"page-{index}")
        first = seen.setdefault(_fold(part.title), part)
        if not part.title:
            mistakes.note(part.line, "The heading is empty.")
        elif first is not part:
            mistakes.note(part.line, f"The heading {quote(part.title)} is already on line {first.line}.")
    _make_unique([part for part, _ in raw])


def _make_unique(parts: Sequence[OutlinePart]) -> None:
    taken: set[str] = set()
    for part in parts:
        part.name = _free(part.name, taken)
        taken.add(part.name)


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _options(items: Sequence[_Item], parts: Sequence[OutlinePart], mistakes: Mistakes) -> Iterator[OutlineChoice]:
    names = {_fold(other.title): other.name for other in parts} | {other.name: other.name for other in parts}
    taken: set[str] = set()
    for item in items:
        text, *to = _ARROW.split(item.text)
        if not to or not to[-1]:
            message = f"The choice {quote(text)} does not say where it leads. Write '-> ' and a heading after it."
            mistakes.note(item.line, message)
            continue
        wanted = to[-1].strip(" '\"[]()")
        target = names.get(_fold(wanted)) or names.get(wanted)
        if target is None:
            mend = suggest(wanted, [other.title for other in parts]) or " Write a heading of that name."
            mistakes.note(item.line, f"{quote(wanted)} leads nowhere.{mend}")
            continue
        if not text:
            mistakes.note(item.line, "The choice has no text before its arrow.")
            continue
        name = _free(make_name(" ".join(text.split()[:4]), f"choice-{len(taken) + 1}"), taken)
        taken.add(name)
        yield OutlineChoice(name=name, text=text, to=target, history=item.sign == "*", line=item.line)


def _fold(title: str) -> str:
    """Let titles be the same whatever their capitals, blanks and punctuation."""
    return " ".join(re.findall(r"\w+", title.casefold()))
