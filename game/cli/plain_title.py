"""The title in plain lines: what there is to play, and a question."""

import argparse

from game.cli.exit_codes import ExitCode
from game.cli.faces import Face
from game.cli.lines_face import show_lines
from game.cli.services import saves_of
from game.library.shelf import Shelf
from game.line.talk import Talk
from game.line.title import ask
from game.saving.slots import SavedGame
from game.session import Sitting


def show_plain_title(arguments: argparse.Namespace, shelf: Shelf) -> ExitCode:
    """Ask what to play, and play it."""
    slots, records = saves_of(arguments)
    headings, campaigns = ((), ()) if shelf.title else (shelf.headings(), shelf.campaigns())
    asked = ask(Talk.here(), headings, campaigns, slots.all(), shelf.packs())
    if asked is None:
        return ExitCode.FINE
    if isinstance(asked, SavedGame):
        sitting = Sitting.reopen(shelf, asked, slots, records)
    else:
        shelf = shelf.holding(asked)
        sitting = Sitting.new(shelf, shelf.open(asked), slots, records)
    return show_lines(arguments, sitting, Face.PLAIN)
