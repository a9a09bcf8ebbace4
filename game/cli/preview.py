"""`oneside preview`: a decision's file shown while it is written."""

import argparse
import importlib.util

from game.cli import faces
from game.cli.scenes_face import table_of
from game.cli.services import decision_at, shelf_of
from game.errors import UsageError
from game.library.pack_discovery import PACKED


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="the file of a decision or a bridge, or an id of 'oneside list'")
    parser.add_argument("--stay", action="store_true", help="keep the page in view after a save")


def run(arguments: argparse.Namespace) -> int:
    """Open the preview and give its exit code when it is left."""
    shelf, name, _ = decision_at(arguments.file, shelf_of(arguments))
    path = shelf.path_of(name)
    if shelf.origin.lower().endswith(PACKED):
        message = "What is packed cannot be written; unpack it, and preview a file of the folder."
        raise UsageError(message)
    if path.parent.name == "campaigns":
        message = "A campaign has no page of its own to preview; preview its legs, one by one."
        raise UsageError(message)
    if importlib.util.find_spec("watchfiles") is None:
        message = "The preview needs one package more: pip install 'lean-to-one-side[author]'."
        raise UsageError(message)
    if not faces.can_show_scenes():
        message = "A preview needs a terminal; 'oneside check' says what is wrong in a file without one."
        raise UsageError(message)
    from game.scenes.preview.app import run as show  # noqa: PLC0415 - 'watchfiles' need not be there

    return show(table_of(arguments, shelf, keeps=False), path.resolve(), follows=not arguments.stay)
