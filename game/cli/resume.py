"""`oneside resume`: go on with a saved game."""

import argparse

from game.cli import faces
from game.cli.arguments import catalogue_of, saves_of
from game.cli.faces import Face
from game.cli.lines_face import show_lines
from game.cli.scenes_face import show_scenes
from game.errors import SaveError, UsageError
from game.saving.slots import SavedGame, Slots
from game.scenes.context import StartPoint


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("slot", nargs="?", metavar="GAME", help="a saved game of 'oneside list'")
    faces.declare(parser, json=True)
    parser.add_argument(
        "--older", action="store_true", help="put the good copy before the last save in its place; needs GAME"
    )


def run(arguments: argparse.Namespace) -> int:
    """Go on with the game with the face asked for."""
    face = faces.face_of(arguments)
    catalogue = catalogue_of(arguments)
    slots, records = saves_of(arguments)
    if arguments.slot is None and arguments.older:
        message = "Say which game '--older' should go back in; 'oneside list' names them."
        raise UsageError(message)
    if arguments.slot is None:
        saved = slots.latest()
    elif arguments.older:
        saved = slots.restore(arguments.slot)
    else:
        saved = _load(slots, arguments.slot)
    if saved is None:
        message = "There is no game to go on with; 'oneside play' begins one."
        raise SaveError(message)
    if face is Face.SCENES:
        return show_scenes(arguments, catalogue, StartPoint(resume=saved))
    from game.session import Session  # noqa: PLC0415 - the rules of play, 60 of 290 ms of this command's help

    session = Session.reopen(catalogue, saved, slots, records)
    return show_lines(arguments, session, face)


def _load(slots: Slots, slot: str) -> SavedGame:
    """Load a game; where it is damaged, say whether there is an older good copy."""
    try:
        return slots.load(slot)
    except SaveError as error:
        if slots.older(slot) is None:
            raise
        message = f"{error} 'oneside resume {slot} --older' goes on from the copy before it."
        raise SaveError(message) from error
