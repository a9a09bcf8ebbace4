"""Which face a game is shown with, and how each is started."""

import argparse
import enum
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from game.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.address import Address
    from game.library.catalogue import Asked, Catalogue
    from game.line.talk import Talk
    from game.saving.slots import SavedGame
    from game.scenes.context import Context
    from game.session import Record, Session


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


def show_scenes(  # noqa: PLR0913 - each is something a game may begin with
    arguments: argparse.Namespace,
    catalogue: "Catalogue",
    *,
    asked: "Asked | None" = None,
    keeps: bool = True,
    decision: "Address | None" = None,
    resume: "SavedGame | None" = None,
    road: Sequence[str] = (),
    record: "Record | None" = None,
) -> ExitCode | int:
    """Open the Textual face and give its exit code when it is left."""
    from game.scenes.app import run  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.scenes.context import StartPoint  # noqa: PLC0415

    context = build_context(arguments, catalogue, asked, keeps=keeps)
    start = StartPoint(decision=decision, steps=tuple(road), resume=resume) if decision or resume else None
    return run(context, start, record)


def build_context(
    arguments: argparse.Namespace, catalogue: "Catalogue", asked: "Asked | None" = None, *, keeps: bool
) -> "Context":
    """Return what the Textual face stands on; without `keeps` no game is saved and no ending remembered.

    The title lists what was `asked` for.
    """
    from game.paths import find_saves_folder  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.saving.records import Records  # noqa: PLC0415
    from game.saving.settings import load_settings  # noqa: PLC0415
    from game.saving.slots import Slots  # noqa: PLC0415
    from game.scenes.context import Context  # noqa: PLC0415

    folder = find_saves_folder(arguments.saves)
    return Context(
        catalogue=catalogue,
        asked=asked,
        slots=Slots(folder) if keeps else None,
        records=Records(folder if keeps else None),
        settings=load_settings(folder),
        folder=folder,
    )


def show_lines(arguments: argparse.Namespace, session: "Session", face: Face, road: Sequence[str] = ()) -> ExitCode:
    """Play line by line, as text or as JSON, until the game or the input ends."""
    from game.line import json_loop, loop  # noqa: PLC0415 - what a face needs is read when it is shown
    from game.paths import find_saves_folder  # noqa: PLC0415
    from game.saving.settings import load_settings  # noqa: PLC0415

    talk = open_talk()
    if session.notice:
        talk.remark(session.notice)
    if face is Face.JSON:
        json_loop.play(session, talk, road)
    else:
        blind = load_settings(find_saves_folder(arguments.saves)).blind
        loop.play(session, talk, road, blind=blind)
    return ExitCode.FINE


def open_talk() -> "Talk":
    """Return the talk over this program's own stdin, stdout and stderr."""
    from game.line.talk import Talk  # noqa: PLC0415 - what a face needs is read when it is shown

    return Talk.here()
