"""`oneside handout`: a lesson on paper."""

import argparse
import importlib.util
import sys
from pathlib import Path

from game.characters import replace_forbidden
from game.cli.arguments import catalogue_of
from game.cli.exit_codes import ExitCode
from game.cli.option_types import whole
from game.cli.plans import Plans
from game.errors import UsageError
from game.paths import path_of
from game.printing.handout import Handout, build_handout
from game.saving.files import write_bytes

LONGEST = 240


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("lesson", metavar="LESSON", help="a lesson, or a decision that has one")
    parser.add_argument(
        "--minutes", type=whole(5, LONGEST), metavar="N", help="the time there is: 45, or 90 (else the lesson's own)"
    )
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--pdf", action="store_const", dest="kind", const="pdf", help="write a PDF, as it does anyhow")
    kinds.add_argument("--html", action="store_const", dest="kind", const="html", help="write one HTML page")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the file, and say where."""
    plan = Plans(catalogue_of(arguments)).open(arguments.lesson)
    handout = build_handout(plan, arguments.minutes or plan.lesson.minutes)
    kind = arguments.kind or ("html" if Path(arguments.output or "").suffix.lower() in {".html", ".htm"} else "pdf")
    path = path_of(arguments.output or f"handout-{handout.id}-{handout.minutes}.{kind}")
    write_bytes(path, _write_html(handout) if kind == "html" else _write_pdf(handout))
    sys.stderr.write(replace_forbidden(f"It is written to {path}.\n"))
    return ExitCode.FINE


def _write_html(handout: Handout) -> bytes:
    from game.printing.handout_page import write_handout_page  # noqa: PLC0415 - Jinja, which a PDF need not have

    return write_handout_page(handout).encode()


def _write_pdf(handout: Handout) -> bytes:
    if importlib.util.find_spec("fpdf") is None:
        message = "A PDF takes one more package: pip install 'lean-to-one-side[classroom]'; '--html' needs none."
        raise UsageError(message)
    from game.printing.handout_pdf import write_handout_pdf  # noqa: PLC0415 - the extra 'classroom' need not be there

    return write_handout_pdf(handout)
