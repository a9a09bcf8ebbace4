"""The commands of `oneside`, and how a command line is read: only the module of the command asked for is imported."""

import argparse
import importlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NoReturn, Protocol, cast

from game import __version__
from game.characters import replace_forbidden
from game.cli import faces

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "play": ("play", "begin a decision or a campaign, named by its id, or by the file, folder or .zip it lies in"),
        "resume": ("resume", "go on with a saved game, the latest unless another is named"),
        "host": ("host", "open a class in this room, and the console of its teacher"),
        "list": ("shelf_list", "list the decisions and campaigns with the endings found, and the saved games"),
        "new": ("new", "begin to write: a decision that can be played at once, a lesson on one, or a pack of them"),
        "find": ("find", "find claims, people, axes and all else that a decision may name, by words in them"),
        "check": ("check", "check content and say what is wrong, where, and how to mend it"),
        "explain": ("explain", "say what a code like D012 means, why, and how to mend it"),
        "preview": (
            "preview",
            "show a decision while it is written: each save redraws the page, with its problems beside it",
        ),
        "test": ("test", "play transcripts (*.play) and say where the story is no longer as they tell it"),
        "analyse": ("analyse", "visit every reachable state and say what is known of all roads, exactly"),
        "graph": (
            "graph",
            "draw a decision as a graph: passages, choices, endings, history's road, and how likely each way is",
        ),
        "join": ("join", "sit in a class, at the address and with the code that its screen shows, in plain lines"),
        "classes": ("classes", "list the classes that were held here, export what they left behind, delete them"),
        "handout": ("handout", "print a lesson: plan, role cards, ballots, questions and rubric"),
        "keep": ("keep", "write the transcript of a saved game, the latest finished one unless another is named"),
        "export": ("export", "write a decision as Ink, as Twee, as an HTML page that plays, or as a gamebook to print"),
        "serve-classes": (
            "serve_classes",
            "serve the classes of a database to students, as one of several processes behind a proxy",
        ),
        "schema": ("schema", "print what may stand in a content file as JSON Schema"),
        "lsp": ("lsp", "help an editor with content files, as a language server on stdio"),
    }
)
"""The module of each command, and what the help says of it; to read these from the modules, all would be imported."""

_TITLE = "title"
"""The module of what `oneside` does without a command."""
_ABOUT = "Lean to One Side: sit in the chair of the person who had to decide."
_MORE = "Without a command the title opens. docs/playing.md is the manual."


class Command(Protocol):
    """What the module of a command holds."""

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Carry the command out and give the exit code."""


def command_of(module: str) -> Command:
    """Import the module of a command."""
    return cast("Command", importlib.import_module(f"game.cli.{module}"))


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read a command line; `module` of what is given carries it out. Exits as argparse does, with 2, if it cannot."""
    return build_parser().parse_args(argv)


class _CommandParser(argparse.ArgumentParser):
    """Reads a command line; what it says of a mistake reaches the terminal without control characters.

    With the name of a module it reads what stands behind a command, which that module declares when it comes to that.
    """

    def __init__(self, *, module: str = "", **options: Any) -> None:
        super().__init__(**options)
        self._module = module

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:
        if self._module:
            command_of(self._module).declare(self)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        super().error(replace_forbidden(message))


def build_parser() -> _CommandParser:
    """Build the reader of one command line."""
    top = _CommandParser(prog="oneside", description=_ABOUT, epilog=_MORE, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"oneside {__version__}")
    top.add_argument("--content", metavar="FOLDER", help="the folder of content (else ONESIDE_CONTENT)")
    top.add_argument("--saves", metavar="FOLDER", help="the folder of saved games (else ONESIDE_SAVES)")
    faces.declare(top, json=False)
    top.set_defaults(module=_TITLE)
    everywhere = _everywhere()
    below = top.add_subparsers(title="commands", metavar="COMMAND")
    for name, (module, text) in COMMANDS.items():
        one = below.add_parser(
            name, module=module, help=text, description=text, parents=[everywhere], allow_abbrev=False
        )
        one.set_defaults(module=module)
    return top


def _everywhere() -> _CommandParser:
    """Return the options that may stand behind a command as well as before it."""
    shared = _CommandParser(add_help=False)
    for option in ("--content", "--saves"):
        shared.add_argument(option, metavar="FOLDER", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return shared
