"""Maps and their lines exist.

A `sheet` is the name of a file in `maps/`, and `lines` are lines that the file draws.

Fails: `map: {sheet: koera}`, where the file is `korea.yaml`.
Passes: `map: {sheet: korea, lines: [parallel]}`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.story.model import Decision
from game.story.references import Archive

CODE = "D033"


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look every map and line up."""
    for view in (passage.map for passage in decision.passages.values() if passage.map is not None):
        sheet = archive.maps.get(view.sheet)
        if sheet is None:
            if archive.lacks("maps", view.sheet):
                mend = did_you_mean(view.sheet, archive.maps) or " Add it as a file in 'maps/'."
                message = f"There is no map {quoted(view.sheet)}.{mend}"
                yield Problem(mark=place_of(view.sheet, view.mark), code=CODE, message=message)
            continue
        for name in view.lines:
            if name not in sheet.lines:
                mend = did_you_mean(name, sheet.lines) or f" Add it to 'maps/{sheet.id}.yaml'."
                message = f"The map '{sheet.id}' has no line {quoted(name)}.{mend}"
                yield Problem(mark=place_of(name, view.mark), code=CODE, message=message)
