"""`oneside serve-classes`: serve the classes of a database, as one of several processes behind a proxy."""

import argparse
import contextlib
import os
import sys

from game.cli.arguments import catalogue_of
from game.cli.exit_codes import ExitCode
from game.cli.extra import tell_what_is_missing
from game.cli.option_types import whole
from game.errors import UsageError

DATABASE = "ONESIDE_DATABASE"
"""The environment's name for the database: a command line, and a password in it, can be seen by other users."""


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
        from game.cli.plans import Plans  # noqa: PLC0415 - the extra 'classroom' need not be there
        from game.register.register import open_database  # noqa: PLC0415
        from game.web.serving import bind  # noqa: PLC0415
        from game.web.standing import serve_standing  # noqa: PLC0415
    plans, public = Plans(catalogue_of(arguments)), arguments.public.rstrip("/")
    with contextlib.closing(open_database(address)) as register, bind(arguments.host, arguments.port) as bound:
        host, port = bound.getsockname()[:2]
        sys.stderr.write(f"Classes are served at {host}, port {port}; Ctrl-C or SIGTERM ends it.\n")
        serve_standing(register, plans.find, bound, proxies=arguments.proxy, address=public)
    return ExitCode.FINE
