"""`oneside join`: a student's place in a class, in plain lines."""

import argparse
import shlex
import sys

from game.cli.exit_codes import ExitCode
from game.errors import UsageError
from game.line.class_server import ClassServer, read_address
from game.line.join import take_seat
from game.line.talk import Talk


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("address", metavar="ADDRESS", help="what the class screen shows: http://192.168.1.5:8000")
    parser.add_argument("code", nargs="?", metavar="CODE", help="the code of the class, if ADDRESS does not end in it")
    parser.add_argument("--place", metavar="CODE4", default="", help="come back to the place with this code of its own")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Sit in the class until it has ended or the student leaves."""
    address, linked = read_address(arguments.address)
    code = "".join(sign for sign in (arguments.code or linked).upper() if sign.isalnum())
    if not code:
        message = "Say the code of the class, which its screen shows: oneside join ADDRESS CODE."
        raise UsageError(message)
    way_back = f"oneside join {shlex.quote(str(address))} {code}"
    take_seat(ClassServer(address, code), arguments.place, Talk.here(), sys.stdin, way_back)
    return ExitCode.FINE
