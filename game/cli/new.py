"""`oneside new`: begin to write a decision, a lesson or a pack."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from game.authoring import writing
from game.authoring.skeleton import WRITE
from game.authoring.writing import NewFile
from game.cli.arguments import catalogue_of
from game.cli.exit_codes import ExitCode
from game.library.catalogue import Catalogue
from game.library.content_check import check
from game.library.pack_discovery import find_pack_around
from game.parsing.quoting import format_path, quote_word
from game.paths import path_of
from game.problems import Severity

IN_CLASS = "-in-class"
"""What the name of a lesson ends in where the author gives none."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    things = parser.add_subparsers(title="what", metavar="WHAT", required=True)
    text = "write ID.yaml: a small whole example with a comment on every key, or the skeleton of an outline"
    decision = things.add_parser("decision", help=text, description=text, allow_abbrev=False)
    decision.add_argument("id", metavar="ID", help="its name: small letters, digits and hyphens")
    decision.add_argument("--from", dest="outline", metavar="OUTLINE", help="make it from an outline: a text file")
    decision.set_defaults(make=_decision)
    text = "make a folder with a manifest, a ledger, a cast and a first decision"
    pack = things.add_parser("pack", help=text, description=text, allow_abbrev=False)
    pack.add_argument("folder", metavar="DIR", help="the folder to make")
    pack.add_argument("--title", help="what the pack is called on the title")
    pack.add_argument("--author", help="who writes it")
    pack.set_defaults(make=_pack)
    text = "write DECISION-in-class.yaml: a lesson on a decision that can be held at once, to make your own"
    lesson = things.add_parser("lesson", help=text, description=text, allow_abbrev=False)
    lesson.add_argument("decision", metavar="DECISION", help="the decision, by its id or by its file")
    lesson.add_argument("id", metavar="ID", nargs="?", help="the lesson's name, if not DECISION-in-class")
    lesson.set_defaults(make=_lesson)
    for one in (decision, pack, lesson):
        one.add_argument("--force", action="store_true", help="write over files that are there already")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the files, name them on stdout, and say on stderr what is left to do."""
    code: ExitCode = arguments.make(arguments)
    return code


def _decision(arguments: argparse.Namespace) -> ExitCode:

    catalogue = catalogue_of(arguments)
    decision_id = writing.check_id(arguments.id)
    pack = find_pack_around(Path())
    if arguments.outline is None:
        drafts = writing.write_example(decision_id, Path(), pack)
    else:
        references = catalogue.shelf_around(Path()).references()
        outline = path_of(arguments.outline)
        drafts = [writing.write_from_outline(decision_id, outline, references, Path(), pack)]
    writing.write(drafts, force=arguments.force)
    return _tell(drafts, drafts[0].path, catalogue)


def _lesson(arguments: argparse.Namespace) -> ExitCode:

    catalogue = catalogue_of(arguments)
    opened = catalogue.find_one(arguments.decision).open()
    name = arguments.id or f"{opened.decision.id[: writing.LONGEST_ID - len(IN_CLASS)]}{IN_CLASS}"
    pack = find_pack_around(Path())
    draft = writing.write_lesson_on(opened.decision, opened.references, writing.check_id(name), Path(), pack)
    writing.write([draft], force=arguments.force)
    sys.stdout.write(f"{format_path(draft.path)}\n")
    problems = check([draft.path], catalogue)
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    well = "" if problems else "'oneside check' finds nothing wrong. "
    path = quote_word(format_path(draft.path))
    sys.stderr.write(f"{well}See whether it fits its time: oneside analyse --lesson {path}\n")
    return ExitCode.FINE


def _pack(arguments: argparse.Namespace) -> ExitCode:

    folder = path_of(arguments.folder)
    drafts = writing.write_pack(folder, arguments.title, arguments.author)
    writing.write(drafts, force=arguments.force)
    return _tell(drafts, folder, catalogue_of(arguments))


def _tell(drafts: Sequence[NewFile], played: Path, catalogue: Catalogue) -> ExitCode:
    """Name what was written, check it, and say how it is played."""
    for draft in drafts:
        sys.stdout.write(f"{format_path(draft.path)}\n")
    places = sum(line.partition(WRITE)[1] == WRITE for draft in drafts for line in draft.text.splitlines()[3:])
    problems = check([draft.path for draft in drafts if draft.path.suffix == ".yaml"], catalogue)
    if places:  # what is still to be written is too short, and that is no news
        problems = [problem for problem in problems if problem.severity is Severity.ERROR]
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    left = f"{places} places are left to write, each marked '{WRITE}'. " if places else ""
    well = "" if problems or places else "'oneside check' finds nothing wrong. "
    sys.stderr.write(f"{well}{left}Play it: oneside play {quote_word(format_path(played))}\n")
    return ExitCode.FINE
