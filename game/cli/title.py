"""`oneside` without a command: the title, with every decision, the campaigns and the saved games."""

import argparse

from game.cli import faces
from game.cli.arguments import catalogue_of
from game.cli.faces import Face
from game.cli.scenes_face import show_scenes
from game.library.catalogue import Asked, Catalogue


def run(arguments: argparse.Namespace) -> int:
    """Open the title; in the plain face ask what to play."""
    return show(arguments, faces.face_of(arguments), catalogue_of(arguments))


def show(arguments: argparse.Namespace, face: Face, catalogue: Catalogue, asked: Asked | None = None) -> int:
    """Open the title of what was asked for, or of everything; in the plain face ask what to play."""
    if face is Face.SCENES:
        return show_scenes(arguments, catalogue, asked=asked)
    from game.cli.plain_title import show_plain_title  # noqa: PLC0415 - 50 of 300 ms to the title in scenes

    return show_plain_title(arguments, catalogue, asked)
