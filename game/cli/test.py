"""`oneside test`: transcripts played again, and the first thing in each that is no longer so."""

import argparse
import sys
from typing import TYPE_CHECKING

from game.cli.exit_codes import ExitCode
from game.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from game.library.catalogue import Catalogue

NAME = "test"
HELP = "play transcripts (*.play) and say where the story is no longer as they tell it"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="transcripts or folders of them (plays/ of the content if none is named)",
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the differences to stdout and a summary to stderr."""
    from game.cli.arguments import catalogue_of  # noqa: PLC0415 - help needs no library
    from game.storytest.files import FOLDER, play_all  # noqa: PLC0415

    catalogue = catalogue_of(arguments)
    paths = [_place(name, catalogue) for name in arguments.paths] or [catalogue.home.root / FOLDER]
    passed = failed = 0
    for outcome in play_all(paths, catalogue):
        passed, failed = passed + outcome.passed, failed + outcome.failed
        for difference in outcome.differences:
            sys.stdout.write(f"{difference}\n")
    sys.stderr.write(f"{passed} passed, {failed} failed.\n")
    return ExitCode.PROBLEMS if failed else ExitCode.FINE


def _place(name: str, catalogue: "Catalogue") -> "Path":
    """Return a transcript or a folder of them; raises UsageError where there is none; for a decision, what to type."""
    from game.library.folders import content_folder_of  # noqa: PLC0415 - help needs no library
    from game.parsing.quoting import format_path, quote, quote_word  # noqa: PLC0415

    path = catalogue.find_path(name)
    if path.suffix != ".yaml":
        return path
    place = quote_word(format_path(content_folder_of(path)))
    message = f"{quote(name)} is not a transcript; 'oneside test {place}' plays those beside it."
    raise UsageError(message)
