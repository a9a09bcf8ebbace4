"""`oneside schema`: what may stand in a content file, as JSON Schema for editors and other programs."""

import argparse
import json
import sys
from pathlib import Path

from game.cli.exit_codes import ExitCode
from game.errors import UsageError
from game.problems import did_you_mean

NAME = "schema"
HELP = "print what may stand in a content file as JSON Schema"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "sort",
        nargs="?",
        default="decision",
        metavar="SORT",
        help="decision (unless said otherwise), campaign, axes, lenses, cast, papers, ledger, sources, disputes, "
        "theses, maps, or all of them into a folder",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write there and not to stdout; for 'all', a folder")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write one schema, or with `all` each into its file."""
    from game.library.files import BY_NAME, SORTS  # noqa: PLC0415 - help needs no library

    if arguments.sort == "all":
        if not arguments.output:
            message = "Say with '-o FOLDER' where all schemas are to go."
            raise UsageError(message)
        for sort in SORTS:
            _write(_text(sort.name), Path(arguments.output).expanduser() / f"{sort.name}.schema.json")
        return ExitCode.FINE
    if arguments.sort not in BY_NAME:
        known = [*BY_NAME, "all"]
        message = f"There is no schema '{arguments.sort}', but one of {', '.join(known)}."
        raise UsageError(message + did_you_mean(arguments.sort, known))
    if arguments.output:
        _write(_text(arguments.sort), Path(arguments.output).expanduser())
    else:
        sys.stdout.write(_text(arguments.sort))
    return ExitCode.FINE


def _text(name: str) -> str:
    from game.library.files import BY_NAME  # noqa: PLC0415 - help needs no library
    from game.library.json_schema import schema_of  # noqa: PLC0415

    return json.dumps(schema_of(BY_NAME[name]), indent=2, ensure_ascii=False) + "\n"


def _write(text: str, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"'{path}' cannot be written: {error.strerror or error}."
        raise UsageError(message) from error
    sys.stderr.write(f"{path} is written.\n")
