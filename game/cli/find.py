"""`oneside find`: claims, people, axes and all else that an author may name, looked up by words."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.exit_codes import ExitCode
from game.errors import UsageError

if TYPE_CHECKING:
    from game.authoring.lookup import Symbol

NAME = "find"
HELP = "find claims, people, axes and all else that a decision may name, by words in them"
SORTS = ("person", "axis", "lens", "thesis", "claim", "source", "dispute", "paper", "map")
"""As `authoring.lookup` has them, which help has no time to read; a test holds the two together."""
_WIDE = 100
"""Cells of a line where nobody's terminal says otherwise: longer ones are hard to read."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="words that must all be in it, or how they begin")
    parser.add_argument("--only", choices=SORTS, action="append", help="look among these alone; may be given again")
    parser.add_argument("--json", action="store_true", help="write one JSON object")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what was found to stdout: of the pack that the current folder lies in, and of the game."""
    from game.authoring.lookup import look_up  # noqa: PLC0415 - help needs none of these
    from game.cli.arguments import catalogue_of  # noqa: PLC0415
    from game.cli.output import write_object  # noqa: PLC0415
    from game.schema.symbols import SymbolType  # noqa: PLC0415

    words = [word for given in arguments.words for word in given.split()]
    if not words and not arguments.only:
        message = "Say what to look for, as in 'oneside find loan', or what to list: 'oneside find --only person'."
        raise UsageError(message)
    shelf = catalogue_of(arguments).shelf_around(Path())
    found = look_up(shelf.references(), words, [SymbolType(sort) for sort in arguments.only or ()])
    _warn(len({problem.mark.file for problem in shelf.shared.problems}))
    if arguments.json:
        write_object({"format": 1, "found": [_object(entry) for entry in found]})
    else:
        sys.stdout.write("\n".join(_lines(entry) for entry in found))
        text = "thing" if len(found) == 1 else "things"
        sys.stderr.write(
            f"{len(found)} {text} found.\n"
            if found
            else "Nothing has all of these words. Try fewer, or how they begin.\n"
        )
    return ExitCode.FINE


def _warn(files: int) -> None:
    """Say that something may be missing where files have mistakes in them."""
    if files:
        text = "one file has" if files == 1 else f"{files} files have"
        sys.stderr.write(f"Some of it may be missing because {text} mistakes; 'oneside check' names them.\n")


def _lines(entry: "Symbol") -> str:
    """Write one thing: its sort, the name to type, its title, and paragraphs set in below."""
    from shutil import get_terminal_size  # noqa: PLC0415 - only for people's eyes

    from game.characters import replace_forbidden  # noqa: PLC0415
    from game.line.cells import fill  # noqa: PLC0415

    width = min(get_terminal_size((_WIDE, 0)).columns, _WIDE)
    head = fill(f"{entry.thing.value} {entry.name}: {entry.title}", width, rest="    ")
    return "".join(
        f"{replace_forbidden(line)}\n" for line in (head, *(fill(note, width, first="    ") for note in entry.notes))
    )


def _object(entry: "Symbol") -> dict[str, object]:
    return {
        "sort": entry.thing.value,
        "id": entry.name,
        "title": entry.title,
        "notes": list(entry.notes),
        "file": entry.mark.file,
        "line": entry.mark.line,
    }
