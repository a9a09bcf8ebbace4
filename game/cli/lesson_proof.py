"""`oneside analyse --lesson`: whether every way a class can go ends, and in time."""

import argparse
import sys

from game.cli.arguments import catalogue_of
from game.cli.exit_codes import ExitCode
from game.errors import UsageError
from game.lesson.plan import Plan
from game.lesson.proof import list_findings, prove
from game.library.lesson_catalogue import find_lesson
from game.line.lesson_report import proof_as_line, proof_as_text
from game.line.render import find_usual_width


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is certain of a lesson to stdout; give 1 where something is to be mended."""
    if arguments.names or arguments.road or arguments.game or arguments.sample:
        message = "'--lesson' names what to look at itself; leave DECISION, '--road', '--game' and '--sample' out."
        raise UsageError(message)
    opened = find_lesson(catalogue_of(arguments), arguments.lesson).open()
    plan = Plan(lesson=opened.lesson, decision=opened.decision, references=opened.references)
    proof = prove(plan)
    text = proof_as_line(plan, proof) if arguments.json else proof_as_text(plan, proof, find_usual_width())
    sys.stdout.write(f"{text}\n")
    return ExitCode.PROBLEMS if list_findings(plan, proof) else ExitCode.FINE
