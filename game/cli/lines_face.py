"""The faces of plain lines and of JSON, started from the command line."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.cli.exit_codes import ExitCode
from game.cli.faces import Face
from game.paths import find_saves_folder
from game.saving.settings import load_settings

if TYPE_CHECKING:  # what a command takes is told before a game is opened
    from game.session import Session


def show_lines(arguments: argparse.Namespace, session: "Session", face: Face, road: Sequence[str] = ()) -> ExitCode:
    """Play line by line, as text or as JSON, until the game or the input ends."""
    from game.line import json_loop, loop  # noqa: PLC0415 - pages as text and JSON, 80 of 290 ms of the help of `play`
    from game.line.talk import Talk  # noqa: PLC0415 - as above

    talk = Talk.here()
    if session.notice:
        talk.remark(session.notice)
    if face is Face.JSON:
        json_loop.play(session, talk, road)
    else:
        blind = load_settings(find_saves_folder(arguments.saves)).blind
        loop.play(session, talk, road, blind=blind)
    return ExitCode.FINE
