"""`oneside preview`: a decision's file shown while it is written."""

import argparse
import importlib.util

from game.cli import faces
from game.cli.exit_codes import ExitCode
from game.errors import UsageError

NAME = "preview"
HELP = "show a decision while it is written: each save redraws the page, with its problems beside it"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the file of a decision or a bridge, or an id of 'oneside list'")
    parser.add_argument("--stay", action="store_true", help="keep the page in view after a save")


def run(arguments: argparse.Namespace) -> ExitCode | int:
    """Open the preview and give its exit code when it is left."""
    from game.cli.arguments import catalogue_of  # noqa: PLC0415 - help needs no library
    from game.library.folders import is_campaign  # noqa: PLC0415

    catalogue = catalogue_of(arguments)
    found = catalogue.find_one(arguments.file)
    if found.shelf.pack and found.shelf.pack.is_packed:
        message = "A packed decision cannot be edited; unpack it, and preview a file of the folder."
        raise UsageError(message)
    if is_campaign(found.path):
        message = "A campaign has no page of its own to preview; preview its legs, one by one."
        raise UsageError(message)
    if importlib.util.find_spec("watchfiles") is None:
        message = "The preview needs one more package: pip install 'lean-to-one-side[author]'."
        raise UsageError(message)
    if not faces.can_show_scenes():
        message = "A preview needs a terminal; 'oneside check' says what is wrong in a file without one."
        raise UsageError(message)
    context = faces.build_context(arguments, catalogue, keeps=False)
    from game.scenes.preview.app import run as show  # noqa: PLC0415 - Textual is read when it is shown

    return show(context, found.path.resolve(), found.shelf, follows=not arguments.stay)
