"""`oneside schema`: what may stand in a content file, as JSON Schema for editors and other programs."""

import argparse

from game.cli.exit_codes import ExitCode
from game.cli.output import write, write_into
from game.errors import UsageError
from game.paths import path_of

NAME = "schema"
HELP = "print what a content file may hold as JSON Schema"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "sort",
        nargs="?",
        default="decision",
        metavar="SORT",
        help="decision (unless said otherwise), campaign, axes, lenses, cast, papers, ledger, sources, disputes, "
        "theses, maps, pack, or all of them into a folder",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write there and not to stdout; for 'all', a folder")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write one schema, or with `all` each into its file."""
    from game.schema.files import BY_NAME, SORTS  # noqa: PLC0415 - help needs no library

    if arguments.sort == "all":
        if not arguments.output:
            message = "Say with '-o FOLDER' where all schemas should go."
            raise UsageError(message)
        for sort in SORTS:
            write_into(path_of(arguments.output) / f"{sort.name}.schema.json", _text(sort.name), make_folder=True)
        return ExitCode.FINE
    if arguments.sort not in BY_NAME:
        from game.problems import suggest  # noqa: PLC0415 - only a mistake needs it

        known = [*BY_NAME, "all"]
        message = f"There is no schema '{arguments.sort}'; name one of {', '.join(known)}."
        raise UsageError(message + suggest(arguments.sort, known))
    write(_text(arguments.sort), arguments.output)
    return ExitCode.FINE


def _text(name: str) -> str:
    import json  # noqa: PLC0415 - help needs neither this nor the library

    from game.schema.files import BY_NAME  # noqa: PLC0415
    from game.schema.json_schema import schema_of  # noqa: PLC0415

    return json.dumps(schema_of(BY_NAME[name]), indent=2, ensure_ascii=False) + "\n"
