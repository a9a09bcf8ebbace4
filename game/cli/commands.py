"""The commands of `oneside`, and how a command line is read."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from game import __version__
from game.characters import replace_forbidden
from game.cli import (
    analyse,
    check,
    explain,
    export,
    find,
    graph,
    keep,
    lsp,
    new,
    play,
    preview,
    resume,
    schema,
    shelf_list,
    test,
    title,
)

COMMANDS = (
    play,
    resume,
    shelf_list,
    new,
    find,
    check,
    explain,
    preview,
    test,
    analyse,
    graph,
    keep,
    export,
    schema,
    lsp,
)
"""Each has NAME, HELP, `declare(parser)` and `run(arguments) -> ExitCode`."""

_ABOUT = "Lean to One Side: sit in the chair of the person who had to decide."
_MORE = "Without a command the title opens. docs/playing.md is the manual."


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read a command line; `run` of what is given carries it out. Exits as argparse does, with 2, if it cannot."""
    return build_parser().parse_args(argv)


class _CommandParser(argparse.ArgumentParser):
    """Reads a command line; what it says of a mistake reaches the terminal without control characters."""

    def error(self, message: str) -> NoReturn:
        super().error(replace_forbidden(message))


def build_parser() -> _CommandParser:
    """Build the reader of command lines."""
    top = _CommandParser(prog="oneside", description=_ABOUT, epilog=_MORE, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"oneside {__version__}")
    top.add_argument("--content", metavar="FOLDER", help="the folder of content (else ONESIDE_CONTENT)")
    top.add_argument("--saves", metavar="FOLDER", help="the folder of saved games (else ONESIDE_SAVES)")
    title.declare(top)
    top.set_defaults(run=title.run)
    everywhere = _everywhere()
    below = top.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        one = below.add_parser(
            command.NAME, help=command.HELP, description=command.HELP, parents=[everywhere], allow_abbrev=False
        )
        command.declare(one)
        one.set_defaults(run=command.run)
    return top


def _everywhere() -> _CommandParser:
    """Return the options that may stand behind a command as well as before it."""
    shared = _CommandParser(add_help=False)
    for option in ("--content", "--saves"):
        shared.add_argument(option, metavar="FOLDER", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return shared
