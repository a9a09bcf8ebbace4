"""The title in plain lines: what there is to play, and a question."""

import argparse

from game.cli.arguments import saves_of
from game.cli.exit_codes import ExitCode
from game.cli.faces import Face
from game.cli.lines_face import show_lines
from game.library.catalogue import Asked, Catalogue
from game.line.talk import Talk
from game.line.title import ask
from game.saving.slots import SavedGame
from game.session import Sitting


def show_plain_title(arguments: argparse.Namespace, catalogue: Catalogue, asked: Asked | None) -> ExitCode:
    """Ask what to play, and play it."""
    slots, records = saves_of(arguments)
    chosen = ask(Talk.here(), catalogue.listing(asked), slots.all())
    if chosen is None:
        return ExitCode.FINE
    if isinstance(chosen, SavedGame):
        sitting = Sitting.reopen(catalogue, chosen, slots, records)
    else:
        sitting = Sitting.new(catalogue.open(chosen), slots, records)
    return show_lines(arguments, sitting, Face.PLAIN)
