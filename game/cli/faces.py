"""Which face a game is shown with."""

import argparse
import enum
import os
import sys
from collections.abc import Mapping


class Face(enum.Enum):
    """How a game is shown."""

    SCENES = "scenes"
    PLAIN = "plain"
    JSON = "json"


def declare(parser: argparse.ArgumentParser, *, json: bool) -> None:
    """Declare the options that choose a face."""
    faces = parser.add_mutually_exclusive_group()
    faces.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="play line by line, without a full screen"
    )
    if json:
        faces.add_argument("--json", action="store_true", help="write each page as one JSON object a line")


def face_of(arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> Face:
    """Return the face asked for, or the one that this terminal can show."""
    if getattr(arguments, "json", False):
        return Face.JSON
    if getattr(arguments, "plain", False) or not can_show_scenes(environment):
        return Face.PLAIN
    return Face.SCENES


def can_show_scenes(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether this is a terminal that can be drawn on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return os.name == "nt" or environment.get("TERM", "dumb") not in {"", "dumb"}
