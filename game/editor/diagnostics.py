"""Problems as an editor shows them: with their range, their page of the manual, and a mend where there is one."""

import re
import tempfile
from pathlib import Path

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)
from pygls.workspace import PositionCodec

from game.analysis import manual as of_roads
from game.characters import replace_forbidden
from game.editor.places import SourceText, TextSpan
from game.problems import Problem, Severity
from game.rules.manual import list_pages

_SEVERITIES = {Severity.ERROR: DiagnosticSeverity.Error, Severity.WARNING: DiagnosticSeverity.Warning}
_QUOTED = re.compile(r"'([^']+)'")
_WORD = re.compile(r"[^\s,:\[\]{}]+|\S")
_MEND = re.compile(r"(?:Did you mean|Write) '([^']+)'\??\.?")
_LINE = re.compile(r"(?:(?P<file>[^\s']+\.yaml), )?line (?P<line>[0-9]{1,7})\b")
SOURCE = "oneside"


class Manual:
    """The pages of the manual as files, for editors open what they lie at; gone with the server."""

    def __init__(self) -> None:
        """Write the pages down, once."""
        self._folder = tempfile.TemporaryDirectory(prefix="oneside-manual-", ignore_cleanup_errors=True)
        for code, page in {**list_pages(), **of_roads.list_pages()}.items():
            self._path(code).write_text(f"# {code}\n\n{page}\n", encoding="utf-8")

    def describe(self, code: str) -> CodeDescription | None:
        """Return where the page of a code lies."""
        path = self._path(code)
        return CodeDescription(href=path.as_uri()) if path.is_file() else None

    def close(self) -> None:
        """Take the pages away."""
        self._folder.cleanup()

    def _path(self, code: str) -> Path:
        return Path(self._folder.name) / f"{code}.md"


def place_of(problem: Problem, text: SourceText) -> TextSpan:
    """Return the characters that a problem is about: the words it quotes if they stand there, else the word there."""
    mark = problem.mark
    ahead = text.line(mark.line)[max(mark.column, 1) - 1 :]
    for name in _QUOTED.findall(problem.message):
        begin = ahead.find(name, 0, len(name) + len("id: "))
        if begin >= 0:
            return TextSpan(mark.line, mark.column + begin, len(name))
    word = _WORD.match(ahead)
    return TextSpan(mark.line, mark.column, len(word[0]) if word else 1)


def mend_of(problem: Problem, text: SourceText) -> str | None:
    """Return what is to be written in place of a problem's words, where the problem says so."""
    found = _MEND.search(problem.message)
    place = place_of(problem, text)
    written = text.line(place.line)[place.column - 1 :][: place.length]
    return found[1] if found and f"'{written}'" in problem.message and written != found[1] else None


def build_diagnostic(problem: Problem, text: SourceText, codec: PositionCodec, uri: str, manual: Manual) -> Diagnostic:
    """Return a problem as an editor takes it; what it says about another line can be gone to."""
    return Diagnostic(
        range=text.range(place_of(problem, text), codec),
        message=replace_forbidden(problem.message),
        severity=_SEVERITIES[problem.severity],
        code=problem.code,
        code_description=manual.describe(problem.code),
        source=SOURCE,
        related_information=_find_related(problem, uri) or None,
    )


def _find_related(problem: Problem, uri: str) -> list[DiagnosticRelatedInformation]:
    """Point to the line that a message names, of its own file or of another."""
    found = _LINE.search(problem.message)
    if found is None:
        return []
    line = int(found["line"]) - 1
    address = Path(found["file"]).resolve().as_uri() if found["file"] else uri
    place = Range(start=Position(line=line, character=0), end=Position(line=line, character=0))
    return [DiagnosticRelatedInformation(location=Location(uri=address, range=place), message=found[0])]
