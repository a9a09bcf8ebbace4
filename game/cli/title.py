"""`oneside` without a command: the title, with every decision, the campaigns and the saved games."""

import argparse

from game.cli import faces
from game.cli.faces import Face
from game.cli.scenes_face import show_scenes
from game.cli.services import shelf_of
from game.library.shelf import Shelf


def run(arguments: argparse.Namespace) -> int:
    """Open the title; in the plain face ask what to play."""
    return show(arguments, faces.face_of(arguments), shelf_of(arguments))


def show(arguments: argparse.Namespace, face: Face, shelf: Shelf) -> int:
    """Open the title of a shelf; in the plain face ask what to play."""
    if face is Face.SCENES:
        return show_scenes(arguments, shelf)
    from game.cli.plain_title import show_plain_title  # noqa: PLC0415 - 33 of 300 ms to the title in scenes

    return show_plain_title(arguments, shelf)
