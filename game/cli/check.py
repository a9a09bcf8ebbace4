"""`oneside check`: what is wrong in content, one problem a line."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.exit_codes import ExitCode
from game.errors import UsageError

if TYPE_CHECKING:
    from game.problems import Problem

NAME = "check"
HELP = "check content and say what is wrong, where, and how to mend it"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or content folders to check (all content without any)"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the problems to stdout and a summary to stderr."""
    from game.cli.services import shelf_of  # noqa: PLC0415 - help needs no library
    from game.library.saying import shown  # noqa: PLC0415
    from game.library.shelf import check  # noqa: PLC0415
    from game.problems import Severity  # noqa: PLC0415

    shelf = shelf_of(arguments)
    paths = [_there(name) for name in arguments.paths]
    problems = check(paths, shelf) if paths else check(shelf)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    what = ", ".join(arguments.paths) if paths else f"{shown(shelf.root)} ({_count(len(shelf.paths), 'decision')})"
    sys.stderr.write(f"{what}: {_summary(problems, errors)}.\n")
    return ExitCode.PROBLEMS if errors else ExitCode.FINE


def _there(name: str) -> Path:
    path = Path(name).expanduser()
    if not path.exists():
        message = f"There is no file or folder '{name}'."
        raise UsageError(message)
    return path


def _summary(problems: "list[Problem]", errors: int) -> str:
    if not problems:
        return "no problems found"
    return f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
