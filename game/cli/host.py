"""`oneside host`: open a class, and the console of its teacher."""

import argparse
import sys

from game.cli import faces
from game.cli.extra import tell_what_is_missing
from game.cli.option_types import whole
from game.errors import UsageError

MOST_STUDENTS = 300


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("lesson", nargs="?", metavar="LESSON", help="a lesson, or a decision that has one")
    parser.add_argument(
        "--resume", nargs="?", const="", metavar="CODE", help="go on with the last class, or with the one of a code"
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--rehearse", type=whole(1, MOST_STUDENTS), metavar="N", help="with so many made-up students")
    ways.add_argument("--hands", action="store_true", help="without phones: raised hands are counted")
    ways.add_argument("--hot-seat", action="store_true", help="without phones: one keyboard is handed round")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--local", action="store_true", help="let nobody but this computer reach the class")
    where.add_argument(
        "--address", metavar="HOST", help="let students reach the class at this address of this computer"
    )
    parser.add_argument(
        "--port", type=whole(1, 65_535), metavar="PORT", help="the port (else the first free from 8000)"
    )
    parser.add_argument(
        "--database", metavar="URL", help="keep the class in this database, whose classes 'serve-classes' serves"
    )
    parser.add_argument("--public", metavar="URL", help="what students type where others serve the class")
    parser.add_argument("--long-briefs", action="store_true", help="the class reads the long briefs")
    parser.add_argument("--pseudonyms", action="store_true", help="students go by drawn names, not by their roles")


def run(arguments: argparse.Namespace) -> int:
    """Open the class, lead it, and give the exit code when the teacher leaves."""
    if arguments.lesson is None and arguments.resume is None:
        message = "Say which lesson to hold; 'oneside host october-1950' holds the one on October 1950."
        raise UsageError(message)
    if not faces.can_show_scenes():
        message = "A class is led from a terminal; this is none."
        raise UsageError(message)
    with tell_what_is_missing():
        from game.cli.host_class import host  # noqa: PLC0415 - the extra 'classroom' need not be there
    code, told = host(arguments)
    sys.stdout.write(told)
    return code
