"""`oneside serve-classes`: serve the classes of a database, as one of several processes behind a proxy."""

import argparse
import os

from game.cli.exit_codes import ExitCode
from game.cli.extra import DATABASE, tell_what_is_missing
from game.cli.option_types import whole
from game.errors import UsageError


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--database", metavar="URL", help=f"postgresql://... (else what {DATABASE} says)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="listen here; 127.0.0.1 unless given")
    parser.add_argument(
        "--port", type=whole(0, 65_535), default=8000, metavar="PORT", help="8000 unless given; 0 is any that is free"
    )
    parser.add_argument(
        "--public", default="", metavar="URL", help="what students type, as https://class.example.org, for the screens"
    )
    parser.add_argument(
        "--proxy", default="", metavar="ADDRESS", help="believe this proxy from where a student comes (127.0.0.1)"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Serve until SIGTERM or Ctrl-C; what was asked by then is answered first."""
    address = arguments.database or os.environ.get(DATABASE, "")
    if not address:
        message = f"Say which database holds the classes: --database postgresql://... or {DATABASE} in the environment."
        raise UsageError(message)
    with tell_what_is_missing():
        from game.cli.serve_database import serve  # noqa: PLC0415 - the extra 'classroom' need not be there
    serve(arguments, address)
    return ExitCode.FINE
