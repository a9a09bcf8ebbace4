"""The faces of plain lines and of JSON, started from the command line."""

import argparse
from collections.abc import Sequence

from game.cli.exit_codes import ExitCode
from game.cli.faces import Face
from game.line import json_loop, loop
from game.line.talk import Talk
from game.paths import saves_folder
from game.saving.settings import load_settings
from game.session import Sitting


def show_lines(arguments: argparse.Namespace, sitting: Sitting, face: Face, road: Sequence[str] = ()) -> ExitCode:
    """Play line by line, as text or as JSON, until the game or the input ends."""
    talk = Talk.here()
    if sitting.notice:
        talk.remark(sitting.notice)
    if face is Face.JSON:
        json_loop.play(sitting, talk, road)
    else:
        blind = load_settings(saves_folder(arguments.saves)).blind
        loop.play(sitting, talk, road, blind=blind)
    return ExitCode.FINE
