"""`oneside analyse`: what is known exactly of all roads of a decision."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import attrs

from game.cli.exit_codes import ExitCode
from game.cli.option_types import road, whole
from game.cli.services import decision_at, decisions_of, saves_of, shelf_of
from game.counting.progress import Progress
from game.counting.report import MOST_STATES, Counting, Report
from game.counting.sample import Sample, sample
from game.counting.suppressions import unsilenced
from game.errors import ContentError, UsageError
from game.library.shelf import Shelf
from game.line.render import usual_width
from game.line.report import report_as_text
from game.line.report_json import reports_as_line
from game.parsing.quoting import quoted, shown
from game.story.model import Decision
from game.story.walk import walk_choices


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "names", nargs="*", metavar="DECISION", help="decisions and campaigns by id or by file (all without any)"
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object")
    parser.add_argument("--road", type=road, default=(), metavar="A,B,C", help="say where this road stands among all")
    parser.add_argument("--game", metavar="GAME", help="say where the road of a finished saved game stands among all")
    many = whole(2)
    parser.add_argument("--states", type=many, metavar="N", help="stop after so many states; 5,000,000 unless given")
    parser.add_argument("--sample", type=many, metavar="N", help="also play so many games at random, and estimate")
    parser.add_argument(
        "--seed", type=whole(), default=1, metavar="S", help="where the random games begin; 1 unless given"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is known to stdout, and progress to stderr; give 1 where something is wrong."""
    progress = Progress(ends="Ctrl-C ends it with what is known")
    counting = Counting(progress.tell, most_states=arguments.states or MOST_STATES)
    found: list[tuple[Report, Sample | None]] = []
    wanted, walked = _wanted(arguments)
    with _stopping(counting):
        for shelf, name in wanted:
            if counting.stopped:
                break
            progress.about = name
            report, sampled = _counted(counting, shelf, name, walked, arguments)
            found.append((attrs.evolve(report, findings=unsilenced(report.findings)), sampled))
            progress.clear()
            if not arguments.json:
                _write(shelf, *found[-1], first=len(found) == 1)
    if arguments.json:
        sys.stdout.write(f"{reports_as_line(found)}\n")
    if counting.stopped:
        return ExitCode.INTERRUPTED
    return ExitCode.PROBLEMS if any(report.findings for report, _ in found) else ExitCode.FINE


def _wanted(arguments: argparse.Namespace) -> tuple[list[tuple[Shelf, str]], tuple[str, ...]]:
    """Give what to analyse, each with its shelf, and the road to place."""
    shelf = shelf_of(arguments)
    if arguments.game:
        if arguments.names or arguments.road:
            message = "'--game' names its decision and its road itself; leave DECISION and '--road' out."
            raise UsageError(message)
        saved = saves_of(arguments)[0].load(arguments.game)
        return [(shelf.holding(saved.decision, saved.pack), saved.decision)], tuple(
            step.choice for step in saved.journal.steps
        )
    if arguments.road and len(arguments.names) != 1:
        message = "'--road' needs exactly one DECISION."
        raise UsageError(message)
    names = arguments.names or [heading.id for heading in decisions_of(shelf)]
    if not names:
        message = f"There are no decisions in {quoted(shown(shelf.root))}."
        raise UsageError(message)
    return [decision_at(name, shelf)[:2] for name in names], arguments.road


def _counted(
    counting: Counting, shelf: Shelf, name: str, walked: tuple[str, ...], arguments: argparse.Namespace
) -> tuple[Report, Sample | None]:
    decision = shelf.open(name)
    _must_end(decision, walked)
    report = counting.report(decision, shelf.archive(), walked)
    if arguments.sample is None:
        return report, None
    try:
        return report, sample(decision, arguments.sample, arguments.seed)
    except ValueError as error:
        raise ContentError(str(error)) from error


def _must_end(decision: Decision, walked: tuple[str, ...]) -> None:
    """See that a road can be walked to an ending, before anything is counted."""
    place = walk_choices(decision, walked).state.place
    if walked and place not in decision.endings:
        message = f"The road comes to '{place}', which is no ending."
        raise UsageError(message)


def _write(shelf: Shelf, report: Report, sampled: Sample | None, *, first: bool) -> None:
    between = "" if first else "\n"
    sys.stdout.write(f"{between}{report_as_text(report, sampled, shelf.archive(), usual_width())}\n")
    sys.stdout.flush()


@contextmanager
def _stopping(counting: Counting) -> Iterator[None]:
    """Let the first Ctrl-C end the counting with what is known, and the second end the program."""

    def stop(*_: object) -> None:
        counting.stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
