"""`oneside export`: a decision in the formats of others."""

import argparse
import sys

from game.cli.exit_codes import ExitCode

NAME = "export"
HELP = "write a decision as Ink, as Twee, as an HTML page that plays, or as a gamebook to print"
FORMATS = ("ink", "twee", "html", "gamebook")


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("decision", metavar="DECISION", help="an id of 'oneside list', or a file")
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format to write")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write instead of stdout")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the decision to stdout or to a file, and what the format cannot say to stderr."""
    from game.cli.arguments import catalogue_of  # noqa: PLC0415 - help needs none of these
    from game.cli.output import write  # noqa: PLC0415
    from game.export.formats import Format, export  # noqa: PLC0415

    opened = catalogue_of(arguments).find_one(arguments.decision).open()
    written = export(opened.decision, opened.references, Format(arguments.to))
    write(written.text, arguments.output)
    for remark in written.remarks:
        sys.stderr.write(f"{remark}\n")
    return ExitCode.FINE
