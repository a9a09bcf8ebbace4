"""`oneside` without a command: the title, with every decision, the campaigns and the saved games."""

import argparse
from typing import TYPE_CHECKING

from game.cli import faces
from game.cli.exit_codes import ExitCode
from game.cli.faces import Face

if TYPE_CHECKING:
    from game.library.catalogue import Asked, Catalogue


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    faces.declare(parser, json=False)


def run(arguments: argparse.Namespace) -> ExitCode | int:
    """Open the title; in the plain face ask what to play."""
    from game.cli.arguments import catalogue_of  # noqa: PLC0415 - help needs no library

    return show(arguments, faces.face_of(arguments), catalogue_of(arguments))


def show(
    arguments: argparse.Namespace, face: Face, catalogue: "Catalogue", asked: "Asked | None" = None
) -> ExitCode | int:
    """Open the title of what was asked for, or of everything; in the plain face ask what to play."""
    if face is Face.SCENES:
        return faces.show_scenes(arguments, catalogue, asked=asked)
    return _ask(arguments, catalogue, asked)


def _ask(arguments: argparse.Namespace, catalogue: "Catalogue", asked: "Asked | None") -> ExitCode:
    from game.cli.arguments import saves_of  # noqa: PLC0415 - help needs no library
    from game.line.title import ask  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.saving.slots import SavedGame  # noqa: PLC0415
    from game.session import Session  # noqa: PLC0415

    slots, records = saves_of(arguments)
    chosen = ask(faces.open_talk(), catalogue.listing(asked), slots.all())
    if chosen is None:
        return ExitCode.FINE
    if isinstance(chosen, SavedGame):
        session = Session.reopen(catalogue, chosen, slots, records)
    else:
        session = Session.new(catalogue.open(chosen), slots, records)
    return faces.show_lines(arguments, session, Face.PLAIN)
