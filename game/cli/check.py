"""`oneside check`: what is wrong in content, where, and how to fix it."""

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from game.characters import replace_forbidden
from game.cli.arguments import catalogue_of
from game.cli.exit_codes import ExitCode
from game.cli.reports import Form, write_report
from game.errors import UsageError
from game.library.content_check import check
from game.library.folders import TRANSCRIPT
from game.line.cells import fill
from game.parsing.quoting import format_path, quote, quote_word
from game.problems import Problem, Severity
from game.story.model import Decision


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders or decisions to check (all content if none is named)"
    )
    parser.add_argument(
        "--format",
        choices=[form.value for form in Form],
        default=Form.TEXT.value,
        help="text for people (the default), json, github (workflow commands) or sarif",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors do")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the problems to stdout and a summary to stderr."""
    catalogue = catalogue_of(arguments)
    home = catalogue.home
    paths = [catalogue.find_path(name) for name in arguments.paths]
    _must_hold_content(paths or [home.root])
    problems = check(paths or home, catalogue, _prove)
    form, to_people = Form(arguments.format), sys.stdout.isatty()
    for part in write_report(problems, form, colour=has_colour(sys.stdout), filled=to_people):
        sys.stdout.write(part)
    sys.stdout.flush()
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    what = (
        replace_forbidden(", ".join(arguments.paths))
        if paths
        else f"{format_path(home.root)} ({_count(len(home.paths), 'decision')})"
    )
    sys.stderr.write(f"{_fill(f'{what}: {_summary(problems, errors, strict=arguments.strict)}')}\n")
    return ExitCode.PROBLEMS if errors or (arguments.strict and problems) else ExitCode.FINE


def _prove(decision: Decision) -> tuple[Problem, ...]:
    """Tell which promises are broken, as far as that is quickly found."""
    if not decision.holds:
        return ()
    from game.analysis.promise_findings import QUICKLY, broken_promises  # noqa: PLC0415 - 40 of 330 ms of a check

    return broken_promises(decision, QUICKLY)


def _must_hold_content(paths: list[Path]) -> None:
    """Raise UsageError where a folder has no file that could be checked: nothing wrong in nothing is no good news."""
    for path in paths:
        if path.suffix == TRANSCRIPT and path.is_file():
            message = (
                f"{quote(format_path(path))} is a transcript; 'oneside test {quote_word(format_path(path))}' plays it."
            )
            raise UsageError(message)
        if path.is_dir() and next(path.rglob("*.y*ml"), None) is None:
            message = f"There is nothing to check in {quote(format_path(path))}."
            raise UsageError(message)


def has_colour(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a stream is to be written in colour: a terminal that has some, where nobody forbids it."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM", "dumb") != "dumb"


def _fill(text: str) -> str:
    """Break a sentence between its words where a person reads it in a terminal."""
    if not sys.stderr.isatty():
        return text
    return fill(text, shutil.get_terminal_size().columns)


def _summary(problems: list[Problem], errors: int, *, strict: bool) -> str:
    """Say how many problems there are, in how many files, and where to read on."""
    if not problems:
        return "no problems found."
    files = _count(len({problem.mark.file for problem in problems}), "file")
    counted = f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')} in {files}"
    counting = "; warnings count" if strict and errors < len(problems) else ""
    first = next((problem for problem in problems if problem.severity is Severity.ERROR), problems[0])
    return f"{counted}{counting}. 'oneside explain {first.code}' says more."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
