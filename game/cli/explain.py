"""`oneside explain`: what a code of `check` or `analyse` means, and how to mend what it finds."""

import argparse
import sys

from game.cli.exit_codes import ExitCode
from game.errors import UsageError

NAME = "explain"
HELP = "say what a code like D012 means, why, and how to fix it"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "codes", nargs="*", metavar="CODE", help="codes to explain (all codes are listed if none is named)"
    )


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the pages, or the list of all of them, to stdout."""
    from game.cli.manual import list_pages  # noqa: PLC0415 - help needs no manual

    pages = list_pages()
    if not arguments.codes:
        sys.stdout.write(_list(pages))
        return ExitCode.FINE
    asked = [code.upper() for code in arguments.codes]
    for code in asked:
        if code not in pages:
            raise UsageError(_unknown(code, pages))
    sys.stdout.write("\n".join(f"{code}: {pages[code]}\n" for code in asked))
    return ExitCode.FINE


def _list(pages: dict[str, str]) -> str:
    """Return one line a code, family by family."""
    from game.cli.manual import FAMILIES, split_page  # noqa: PLC0415 - help needs no manual

    lines: list[str] = []
    for code, page in pages.items():
        family = f"{code[0]}: {FAMILIES[code[0]].replace('`', '')}"
        if family not in lines:
            lines.extend(["", family] if lines else [family])
        lines.append(f"  {code}  {split_page(page)[0]}")
    return "\n".join(lines) + "\n"


def _unknown(code: str, pages: dict[str, str]) -> str:
    from game.parsing.quoting import quote  # noqa: PLC0415 - only a mistake needs it
    from game.problems import suggest  # noqa: PLC0415

    mend = suggest(code, pages) or " 'oneside explain' lists them all."
    return f"There is no code {quote(code)}.{mend}"
