"""`oneside test`: transcripts played again, and the first thing in each that is no longer so."""

import argparse
import sys
from pathlib import Path

from game.cli.exit_codes import ExitCode
from game.cli.services import file_of, shelf_of
from game.errors import UsageError
from game.library.folders import STORIES
from game.library.shelves import Shelves
from game.parsing.quoting import quoted, shown, typed
from game.storytest.files import FOLDER, play_all


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="transcripts or folders of them (plays/ of the content without any)"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the differences to stdout and a summary to stderr."""
    shelf = shelf_of(arguments)
    paths = [_place(name, shelf) for name in arguments.paths] or [shelf.root / FOLDER]
    passed = failed = 0
    for outcome in play_all(paths, shelf):
        passed, failed = passed + outcome.passed, failed + outcome.failed
        for difference in outcome.differences:
            sys.stdout.write(f"{difference}\n")
    sys.stderr.write(f"{passed} passed, {failed} failed.\n")
    return ExitCode.PROBLEMS if failed else ExitCode.FINE


def _place(name: str, shelf: Shelves) -> Path:
    """Give a transcript or a folder of them; raises UsageError where there is none; for a decision, what to type."""
    path = file_of(name, shelf)
    if path.suffix != ".yaml":
        return path
    place = path.parent.parent if path.parent.name in STORIES else path.parent
    message = f"{quoted(name)} is no transcript; 'oneside test {typed(shown(place))}' plays those beside it."
    raise UsageError(message)
