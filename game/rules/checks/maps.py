"""Maps and their lines exist.

A `sheet` is the name of a file in `maps/`, and `lines` are lines that the file draws.

Fails: `map: {sheet: koera}`, where the file is `korea.yaml`.
Passes: `map: {sheet: korea, lines: [parallel]}`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.model import Decision
from game.story.references import References

CODE = "D033"


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Look every map and line up."""
    for view in (passage.map for passage in decision.passages.values() if passage.map is not None):
        sheet = references.maps.get(view.sheet)
        if sheet is None:
            if references.lacks("maps", view.sheet):
                mend = suggest(view.sheet, references.maps) or " Add it as a file in 'maps/'."
                message = f"There is no map {quote(view.sheet)}.{mend}"
                yield Problem(mark=find_mark(view.sheet, view.mark), code=CODE, message=message)
            continue
        for name in view.lines:
            if name not in sheet.lines:
                mend = suggest(name, sheet.lines) or f" Add it to 'maps/{sheet.id}.yaml'."
                message = f"The map '{sheet.id}' has no line {quote(name)}.{mend}"
                yield Problem(mark=find_mark(name, view.mark), code=CODE, message=message)
