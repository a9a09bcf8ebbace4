"""`oneside` without a command: the title, with every decision, the campaigns and the saved games."""

import argparse

from game.cli import faces
from game.cli.exit_codes import ExitCode
from game.cli.faces import Face


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    faces.declare(parser, json=False)


def run(arguments: argparse.Namespace) -> ExitCode | int:
    """Open the title; in the plain face ask what to play."""
    from game.cli.services import shelf_of  # noqa: PLC0415 - help needs no library

    face = faces.face_of(arguments)
    shelf = shelf_of(arguments)
    if face is Face.SCENES:
        return faces.show_scenes(arguments, shelf)
    return _ask(arguments)


def _ask(arguments: argparse.Namespace) -> ExitCode:
    from game.cli.services import saves_of, shelf_of  # noqa: PLC0415 - help needs no library
    from game.line.title import ask  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.saving.slots import SavedGame  # noqa: PLC0415
    from game.sitting import Sitting  # noqa: PLC0415

    shelf = shelf_of(arguments)
    slots, records = saves_of(arguments)
    asked = ask(faces.talk_here(), shelf.headings(), shelf.campaigns(), slots.all())
    if asked is None:
        return ExitCode.FINE
    if isinstance(asked, SavedGame):
        sitting = Sitting.reopen(shelf, asked, slots, records)
    else:
        sitting = Sitting.new(shelf, shelf.open(asked), slots, records)
    return faces.show_lines(arguments, sitting, Face.PLAIN, keeps=True)
