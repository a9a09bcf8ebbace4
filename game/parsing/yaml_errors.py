"""What the YAML parser complains about, said in the words of an author."""

from yaml import MarkedYAMLError
from yaml.reader import ReaderError

from game.parsing import codes
from game.parsing.parser import Extent, list_extents
from game.parsing.reading import Reading
from game.parsing.yaml_diagnosis import slip_of
from game.parsing.yaml_lines import BrokenText, Position
from game.story.mark import Mark

_QUOTATION = "while scanning a quoted scalar"
_SENTENCES = {
    "mapping values are not allowed in this context": (
        "A value contains a colon and a space, or this line is not indented like its neighbours. "
        "Put the value in quotation marks, or fix the indentation."
    ),
    "found character that cannot start any token": (
        "A value cannot begin with this character. Put the value in quotation marks; indent with spaces, not tabs."
    ),
    "did not find expected key": (
        "A key was expected here. Look for a line that is not indented like its neighbours, "
        "or for text after a closing quotation mark or bracket."
    ),
    "found a tab character where an indentation space is expected": (
        "The indentation contains a tab. Indent with spaces."
    ),
    "found a tab character that violates indentation": "The indentation contains a tab. Indent with spaces.",
    "did not find expected '-' indicator": "Another '- ' item was expected here. Look at the indentation.",
    "could not find expected ':'": (
        "This line has no colon and space after its key, or is not indented far enough. "
        "Add them, or indent it like the text that it belongs to."
    ),
    "found unknown escape character": (
        "A backslash in double quotation marks begins an escape that YAML does not know. Use single ones."
    ),
    "block sequence entries are not allowed in this context": (
        "A list may not begin on the line of its key. Begin a new line."
    ),
}


def refuse_error(error: Exception, text: str, reading: Reading) -> None:
    """Note what the parser raised as a problem with its place."""
    if isinstance(error, ReaderError):
        before = text[: error.position]
        place = Mark(reading.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        reading.refuse_at(place, codes.FORBIDDEN_CHARACTER, "YAML does not allow this character. Delete it.")
    elif isinstance(error, MarkedYAMLError):
        if not _refuse_long_quotation(text, reading) and not _refuse_slip(error, text, reading):
            _refuse_error_at_mark(error, reading)
    else:
        reading.refuse_at(Mark(reading.file, 1, 1), codes.NOT_YAML, f"The file is not YAML: {error}.")


def _refuse_long_quotation(text: str, reading: Reading) -> bool:
    """Blame a quotation over several lines where the text breaks off right behind it: an apostrophe has closed it."""
    last: Extent | None = None
    for extent in list_extents(text):
        last = extent
    if last is None or last.style not in {"'", '"'}:
        return False
    begins, ends = Mark(reading.file, last.line + 1, last.column + 1), last.end_line + 1
    if begins.line < ends:
        message = (
            f"The quotation that begins here is closed only on line {ends}, probably by a mark that was not meant "
            "for it. Close it where it ends."
        )
        reading.refuse_at(begins, codes.UNCLOSED, message)
    return begins.line < ends


def _refuse_slip(error: MarkedYAMLError, text: str, reading: Reading) -> bool:
    """Blame a slip of the hand that can be recognised in the lines around the place."""
    at, since = (_read_position(mark) for mark in (error.problem_mark or error.context_mark, error.context_mark))
    if at is None or str(error.context or "") == _QUOTATION:
        return False
    lines = tuple(text.splitlines())
    slip = slip_of(BrokenText(lines, str(error.problem or ""), str(error.context or ""), at, since, reading.keys))
    if slip is None:
        return False
    place = Mark(reading.file, slip.place.line + 1, slip.place.column + 1)
    reading.refuse_at(place, codes.NOT_YAML, slip.message)
    return True


def _read_position(mark: object) -> Position | None:
    """Return a parser's mark as it counts, from zero."""
    return None if mark is None else Position(getattr(mark, "line", 0), getattr(mark, "column", 0))


def _refuse_error_at_mark(error: MarkedYAMLError, reading: Reading) -> None:
    problem, context = str(error.problem or ""), str(error.context or "")
    place = _place(error.problem_mark or error.context_mark, reading)
    if context == _QUOTATION and error.context_mark is not None:
        begins = _place(error.context_mark, reading)
        message = (
            f"The quotation that begins here is not closed before line {place.line}, where the text ends or breaks "
            "off. Close it where it ends."
        )
        reading.refuse_at(begins, codes.UNCLOSED, message)
        return
    message = _SENTENCES.get(problem) or _unknown(problem, context)
    if error.context_mark is not None and context.startswith("while parsing a flow"):
        begins = _place(error.context_mark, reading)
        message = (
            f"The bracket that opens at {begins.line}:{begins.column} is not closed, or a comma is missing here. "
            "Add what is missing."
        )
    reading.refuse_at(place, codes.NOT_YAML, message)


def _unknown(problem: str, context: str) -> str:
    text = " ".join(part for part in (context, problem) if part)
    return f"This cannot be read as YAML ({text}). Put a text with YAML's own signs in quotation marks."


def _place(mark: object, reading: Reading) -> Mark:
    """Read a parser's mark, which counts from zero; the top of the file where there is none."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return Mark(reading.file, min(line + 1, reading.text.count("\n") + 1), column + 1)
