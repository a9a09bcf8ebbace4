"""`oneside find`: claims, people, axes and all else that an author may name, looked up by words."""

import argparse
import sys
from pathlib import Path
from shutil import get_terminal_size

from game.authoring.lookup import SORTS, Symbol, look_up
from game.characters import replace_forbidden
from game.cli.arguments import catalogue_of
from game.cli.exit_codes import ExitCode
from game.cli.output import write_object
from game.errors import UsageError
from game.line.cells import fill
from game.schema.symbols import SymbolType

_WIDE = 100
"""Cells of a line where nobody's terminal says otherwise: longer ones are hard to read."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    sorts = [sort.value for sort in SORTS]
    parser.add_argument("words", nargs="*", metavar="WORD", help="words that must all be in it, or how they begin")
    parser.add_argument(
        "--only",
        choices=sorts,
        action="append",
        help="look among these alone; may be given again",
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what was found to stdout: of the pack that the current folder lies in, and of the game."""
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


def _lines(entry: Symbol) -> str:
    """Write one thing: its sort, the name to type, its title, and paragraphs set in below."""
    width = min(get_terminal_size((_WIDE, 0)).columns, _WIDE)
    head = fill(f"{entry.thing.value} {entry.name}: {entry.title}", width, rest="    ")
    return "".join(
        f"{replace_forbidden(line)}\n" for line in (head, *(fill(note, width, first="    ") for note in entry.notes))
    )


def _object(entry: Symbol) -> dict[str, object]:
    return {
        "sort": entry.thing.value,
        "id": entry.name,
        "title": entry.title,
        "notes": list(entry.notes),
        "file": entry.mark.file,
        "line": entry.mark.line,
    }
