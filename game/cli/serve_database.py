"""The classes of a database served by this process: what `oneside serve-classes` carries out."""

import argparse
import contextlib
import sys

from game.cli.arguments import catalogue_of
from game.cli.plans import Plans
from game.register.register import open_database
from game.web.serving import bind
from game.web.standing import serve_standing


def serve(arguments: argparse.Namespace, address: str) -> None:
    """Serve what a database holds until SIGTERM or Ctrl-C; raises OnesideError where it cannot be begun."""
    plans, public = Plans(catalogue_of(arguments)), arguments.public.rstrip("/")
    with contextlib.closing(open_database(address)) as register, bind(arguments.host, arguments.port) as bound:
        host, port = bound.getsockname()[:2]
        sys.stderr.write(f"Classes are served at {host}, port {port}; Ctrl-C or SIGTERM ends it.\n")
        sys.stderr.flush()
        serve_standing(register, plans.find, bound, proxies=arguments.proxy, address=public)
