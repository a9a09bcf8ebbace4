"""`oneside analyse`: what is known exactly of all roads of a decision."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import attrs

from game.cli.arguments import catalogue_of, saves_of
from game.cli.exit_codes import ExitCode
from game.cli.option_types import road, whole
from game.counting.progress import Progress
from game.counting.report import MOST_STATES, SECONDS, Counting, Report
from game.counting.sample import Sample, play_sample
from game.counting.suppressions import drop_silenced
from game.errors import ContentError, UsageError
from game.library.catalogue import Found
from game.library.listing import list_stories
from game.library.shelf import OpenDecision
from game.line.render import find_usual_width
from game.line.report import report_as_text
from game.line.report_json import reports_as_line
from game.parsing.quoting import format_path, quote
from game.story.model import Decision
from game.story.walk import walk_choices


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "names", nargs="*", metavar="DECISION", help="decisions and campaigns by id or by file (all if none is named)"
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object")
    parser.add_argument(
        "--lesson", metavar="LESSON", help="say of a lesson whether every way its class can go ends, and in time"
    )
    parser.add_argument("--road", type=road, default=(), metavar="A,B,C", help="say where this road stands among all")
    parser.add_argument("--game", metavar="GAME", help="say where the road of a finished saved game stands among all")
    many = whole(2)
    parser.add_argument("--states", type=many, metavar="N", help="stop after this many states, not after 10 seconds")
    parser.add_argument("--sample", type=many, metavar="N", help="also play this many games at random, and estimate")
    parser.add_argument(
        "--seed", type=whole(), default=1, metavar="S", help="where the random games begin; 1 unless given"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write what is known to stdout, and progress to stderr; give 1 where something is wrong."""
    if arguments.lesson:
        from game.cli import lesson_proof  # noqa: PLC0415 - 20 of 200 ms of an analysis of a decision

        return lesson_proof.run(arguments)
    progress = Progress(ends="Ctrl-C ends it with what is known")
    counting = Counting(
        progress.tell, most_states=arguments.states or MOST_STATES, seconds=None if arguments.states else SECONDS
    )
    found: list[tuple[Report, Sample | None]] = []
    wanted, walked = _find_wanted(arguments)
    with _stopping(counting):
        for each in wanted:
            if counting.stopped:
                break
            progress.about = each.address.name
            opened = each.open()
            report, sampled = _count(counting, opened, walked, arguments)
            found.append((attrs.evolve(report, findings=drop_silenced(report.findings)), sampled))
            progress.clear()
            if not arguments.json:
                _write(opened, *found[-1], first=len(found) == 1)
    if arguments.json:
        sys.stdout.write(f"{reports_as_line(found)}\n")
    if counting.stopped:
        return ExitCode.INTERRUPTED
    return ExitCode.PROBLEMS if any(report.findings for report, _ in found) else ExitCode.FINE


def _find_wanted(arguments: argparse.Namespace) -> tuple[list[Found], tuple[str, ...]]:
    """Return what to analyse, and the road to place."""
    catalogue = catalogue_of(arguments)
    if arguments.game:
        if arguments.names or arguments.road:
            message = "'--game' names its decision and its road itself; leave DECISION and '--road' out."
            raise UsageError(message)
        saved = saves_of(arguments)[0].load(arguments.game)
        kept = Found(catalogue.shelf_at(saved.address), saved.address)
        return [kept], tuple(step.choice for step in saved.journal.steps)
    if arguments.road and len(arguments.names) != 1:
        message = "'--road' needs exactly one DECISION."
        raise UsageError(message)
    if arguments.names:
        return [catalogue.find_one(name) for name in arguments.names], arguments.road
    every = [Found(catalogue.home, each.address) for each in list_stories(catalogue.home)]
    if not every:
        message = f"There are no decisions in {quote(format_path(catalogue.home.root))}."
        raise UsageError(message)
    return every, arguments.road


def _count(
    counting: Counting, opened: OpenDecision, walked: tuple[str, ...], arguments: argparse.Namespace
) -> tuple[Report, Sample | None]:

    decision = opened.decision
    _must_end(decision, walked)
    report = counting.report(decision, opened.references, walked)
    if arguments.sample is None:
        return report, None
    try:
        return report, play_sample(decision, arguments.sample, arguments.seed)
    except ValueError as error:
        raise ContentError(str(error)) from error


def _must_end(decision: Decision, walked: tuple[str, ...]) -> None:
    """See that a road can be walked to an ending, before anything is counted."""
    place = walk_choices(decision, walked).state.place
    if walked and place not in decision.endings:
        message = f"The road stops at '{place}', which is not an ending."
        raise UsageError(message)


def _write(opened: OpenDecision, report: Report, sampled: Sample | None, *, first: bool) -> None:

    between = "" if first else "\n"
    sys.stdout.write(f"{between}{report_as_text(report, sampled, opened.references, find_usual_width())}\n")
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
