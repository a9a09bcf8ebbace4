"""`oneside graph`: a decision as a picture for its author."""

import argparse
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

from game.cli.exit_codes import ExitCode
from game.errors import UsageError

if TYPE_CHECKING:
    from game.export.chart import Chart

NAME = "graph"
HELP = "draw a decision as a graph: passages, choices, endings, history's road, and how likely each way is"
FORMATS = ("mermaid", "dot", "svg")
ENDINGS = {
    "": "mermaid",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".md": "mermaid",
    ".txt": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".svg": "svg",
}
"""The format that the name of a file asks for."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("decision", metavar="DECISION", help="an id of 'oneside list', or a file")
    parser.add_argument(
        "--format", choices=FORMATS, help="by default what the name of FILE says, or mermaid; svg needs a program"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write instead of stdout")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the graph to stdout or to a file."""
    from game.cli.arguments import catalogue_of  # noqa: PLC0415 - help needs none of these
    from game.cli.output import write  # noqa: PLC0415
    from game.export.chart import draw_chart  # noqa: PLC0415

    wanted = _format(arguments)
    drawn = draw_chart(catalogue_of(arguments).find_one(arguments.decision).open().decision)
    if drawn.cycle:
        road = " -> ".join(f"'{place}'" for place in drawn.cycle)
        sys.stderr.write(f"A road of this story is endless ({road}), so no chances are known.\n")
    write(_write_chart(drawn, wanted), arguments.output)
    return ExitCode.FINE


def _format(arguments: argparse.Namespace) -> str:
    if arguments.format:
        return str(arguments.format)
    ending = PurePath(arguments.output or "").suffix.lower()
    if ending not in ENDINGS:
        message = f"'{arguments.output}' does not say its format; name it .mmd, .dot or .svg, or add '--format'."
        raise UsageError(message)
    return ENDINGS[ending]


def _write_chart(drawn: "Chart", wanted: str) -> str:
    if wanted == "mermaid":
        from game.export.mermaid import write_mermaid  # noqa: PLC0415 - each format is read when it is asked for

        return write_mermaid(drawn)
    from game.export.dot import write_dot  # noqa: PLC0415

    if wanted == "dot":
        return write_dot(drawn)
    from game.export.drawing import draw_svg  # noqa: PLC0415

    return draw_svg(write_dot(drawn))
