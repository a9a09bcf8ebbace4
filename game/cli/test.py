"""`oneside test`: transcripts played again, and the first thing in each that is no longer so."""

import argparse
import sys

from game.cli.exit_codes import ExitCode

NAME = "test"
HELP = "play transcripts (*.play) and say where the story is no longer as they tell it"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="transcripts or folders of them (plays/ of the content without any)"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the differences to stdout and a summary to stderr."""
    from game.cli.services import existing, shelf_of  # noqa: PLC0415 - help needs no library
    from game.rehearsal.files import FOLDER, play_all  # noqa: PLC0415

    shelf = shelf_of(arguments)
    paths = [existing(name) for name in arguments.paths] or [shelf.root / FOLDER]
    passed = failed = 0
    for outcome in play_all(paths, shelf):
        passed, failed = passed + outcome.passed, failed + outcome.failed
        for difference in outcome.differences:
            sys.stdout.write(f"{difference}\n")
    sys.stderr.write(f"{passed} passed, {failed} failed.\n")
    return ExitCode.PROBLEMS if failed else ExitCode.FINE
