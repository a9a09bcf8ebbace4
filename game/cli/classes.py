"""`oneside classes`: the classes that were held here, what they left behind, and how they are deleted."""

import argparse
import sys

from game.cli.exit_codes import ExitCode
from game.cli.extra import tell_what_is_missing
from game.cli.option_types import whole

FORMATS = ("markdown", "html", "csv", "xlsx", "jsonl")


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    things = parser.add_subparsers(title="what", metavar="WHAT", dest="what", required=True)
    text = "list the classes, the newest first"
    listing = things.add_parser("list", help=text, description=text, allow_abbrev=False)
    listing.add_argument("--json", action="store_true", help="write one JSON object")
    text = "write what a class left behind: debrief sheet, every choice as a row, the log"
    export = things.add_parser("export", help=text, description=text, allow_abbrev=False)
    export.add_argument("classes", nargs="?", metavar="CLASS", help="its code or id; the newest unless one is named")
    export.add_argument("--format", nargs="+", choices=FORMATS, default=FORMATS, help="by default all of them")
    export.add_argument(
        "--compare", nargs="?", const="", metavar="CLASS", help="with an earlier class of the lesson, or with this one"
    )
    export.add_argument("-o", "--output", metavar="FOLDER", help="the folder to write into, made if it is missing")
    text = "delete classes for good"
    delete = things.add_parser("delete", help=text, description=text, allow_abbrev=False)
    delete.add_argument("classes", nargs="*", metavar="CLASS", help="their codes or ids")
    delete.add_argument("--older", type=whole(0), metavar="DAYS", help="those in which nothing happened for so long")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    for one in (listing, export, delete):
        one.add_argument("--database", metavar="ADDRESS", help="the database of 'oneside serve-classes'")
        for option in ("--content", "--saves"):
            one.add_argument(option, metavar="FOLDER", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> ExitCode:
    """List, export or delete."""
    with tell_what_is_missing():
        from game.cli import class_export, class_list  # noqa: PLC0415 - the extra 'classroom' need not be there
        from game.cli.kept_classes import has_register, open_register  # noqa: PLC0415 - as above
    if not has_register(arguments):
        return class_list.say_none(arguments)
    with open_register(arguments) as register:
        if arguments.what == "list":
            return class_list.list_classes(register, as_json=arguments.json)
        if arguments.what == "export":
            return class_export.export(arguments, register)
        return class_list.delete_classes(arguments, register, sys.stdin)
