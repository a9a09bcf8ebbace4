"""`oneside lsp`: help for an editor with content files, as a language server."""

import argparse
import os

from game.cli.exit_codes import ExitCode
from game.cli.numbers import build_reader
from game.errors import UsageError, describe_reason

NAME = "lsp"
HELP = "help an editor with content files, as a language server on stdio"
HOST = "127.0.0.1"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--stdio", action="store_true", help="speak on stdin and stdout, as it does unless told otherwise"
    )
    ways.add_argument(
        "--tcp", type=build_reader(1, 65_535), metavar="PORT", help="listen on this port of this machine instead"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Serve until the editor goes."""
    from game.cli.arguments import catalogue_of  # noqa: PLC0415 - help needs no library

    try:
        from game.editor.protocol import build_server  # noqa: PLC0415 - pygls is an author's, not a player's
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol", "cattrs"}:
            raise
        message = "The language server needs one more package: pip install 'lean-to-one-side[author]'."
        raise UsageError(message) from error
    server = build_server(catalogue_of(arguments).home)
    try:
        if arguments.tcp is None:
            with os.fdopen(os.dup(0), "rb") as incoming, os.fdopen(os.dup(1), "wb") as answered:
                server.start_io(incoming, answered)
        else:
            server.start_tcp(HOST, arguments.tcp)
    except OSError as error:
        message = f"Nothing can listen on port {arguments.tcp}: {describe_reason(error)}."
        raise UsageError(message) from error
    finally:
        server.close()
    return ExitCode.FINE
