"""`oneside` without a command: the title, with every decision, the campaigns and the saved games."""

import argparse
from typing import TYPE_CHECKING

from game.cli import faces
from game.cli.exit_codes import ExitCode
from game.cli.faces import Face

if TYPE_CHECKING:
    from game.library.shelf import Shelf


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    faces.declare(parser, json=False)


def run(arguments: argparse.Namespace) -> ExitCode | int:
    """Open the title; in the plain face ask what to play."""
    from game.cli.services import shelf_of  # noqa: PLC0415 - help needs no library

    return show(arguments, faces.face_of(arguments), shelf_of(arguments))


def show(arguments: argparse.Namespace, face: Face, shelf: "Shelf") -> ExitCode | int:
    """Open the title of a shelf; in the plain face ask what to play."""
    if face is Face.SCENES:
        return faces.show_scenes(arguments, shelf)
    return _ask(arguments, shelf)


def _ask(arguments: argparse.Namespace, shelf: "Shelf") -> ExitCode:
    from game.cli.services import saves_of  # noqa: PLC0415 - help needs no library
    from game.line.title import ask  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.saving.slots import SavedGame  # noqa: PLC0415
    from game.session import Sitting  # noqa: PLC0415

    slots, records = saves_of(arguments)
    headings, campaigns = ((), ()) if shelf.title else (shelf.headings(), shelf.campaigns())
    asked = ask(faces.talk_here(), headings, campaigns, slots.all(), shelf.packs())
    if asked is None:
        return ExitCode.FINE
    if isinstance(asked, SavedGame):
        sitting = Sitting.reopen(shelf, asked, slots, records)
    else:
        shelf = shelf.holding(asked)
        sitting = Sitting.new(shelf, shelf.open(asked), slots, records)
    return faces.show_lines(arguments, sitting, Face.PLAIN)
