"""What a class left behind, written into a folder: what `oneside classes export` carries out."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from game.characters import replace_forbidden
from game.cli.exit_codes import ExitCode
from game.cli.kept_classes import LostLessonError, find_class, fold_class, format_moment, load_log
from game.errors import UsageError
from game.lesson.classroom import Classroom
from game.lesson.comparison import compare_classes
from game.lesson.debrief import build_debrief
from game.lesson.debrief_markdown import write_comparison, write_debrief
from game.lesson.event_lines import write_class
from game.lesson.records import list_sheets, write_csv
from game.lesson.verbs import Refusal
from game.parsing.quoting import quote
from game.paths import path_of
from game.printing.class_pages import write_comparison_page, write_debrief_page
from game.printing.workbook import write_workbook
from game.register.entries import ClassEntry
from game.register.register import Register
from game.saving.files import write_bytes

BYTE_ORDER_MARK = "\ufeff"
"""Without it some spreadsheets take UTF-8 for something else."""

Written = tuple[str, str | bytes]


def export(arguments: argparse.Namespace, register: Register) -> ExitCode:
    """Write the files, and say where."""
    entry = _find(register, arguments.classes)
    log = load_log(register, entry)
    folder = path_of(arguments.output) if arguments.output else Path(name_folder(entry))
    formats, files = set(arguments.format), list[Written]()
    if "jsonl" in formats:
        files.append(("class.jsonl", write_class(log)))
    lost: LostLessonError | None = None
    try:
        room = fold_class(arguments, entry, log)
        files += _write_class(room, formats)
        if arguments.compare is not None:
            files += _compare(arguments, register, entry, room)
    except LostLessonError as error:
        lost = error
    for name, content in files:
        data = content.encode() if isinstance(content, str) else content
        write_bytes(folder / name, data, make_folder=True)
    if files:
        names = ", ".join(name for name, _ in files)
        sys.stderr.write(replace_forbidden(f"Written to {folder}: {names}.\n"))
    if lost is not None:
        raise lost
    return ExitCode.FINE


def name_folder(entry: ClassEntry) -> str:
    """Return the name of the folder of a class: letters, digits and hyphens, whatever its lesson is called."""
    name = f"class-{entry.lesson}-{format_moment(entry.opened)[:10]}-{entry.code}"
    return re.sub(r"[^A-Za-z0-9]+", "-", name)[:100].strip("-")


def _find(register: Register, asked: str | None) -> ClassEntry:
    if asked is not None:
        return find_class(register, asked)
    entries = register.list_classes()
    if not entries:
        message = "There is no class to export any more."
        raise UsageError(message)
    return entries[0]


def _write_class(room: Classroom, formats: set[str]) -> Iterator[Written]:
    sheets = list_sheets(room)
    if "markdown" in formats:
        yield "debrief.md", write_debrief(build_debrief(room))
    if "html" in formats:
        yield "debrief.html", write_debrief_page(build_debrief(room))
    if "csv" in formats:
        yield from ((f"{sheet.title}.csv", BYTE_ORDER_MARK + write_csv(sheet)) for sheet in sheets)
    if "xlsx" in formats:
        yield "class.xlsx", write_workbook(sheets)


def _compare(
    arguments: argparse.Namespace, register: Register, entry: ClassEntry, room: Classroom
) -> Iterator[Written]:
    """Set a class beside the earlier one that is named, that it followed, or that had the same lesson last."""
    earlier = find_class(register, arguments.compare) if arguments.compare else _find_earlier(register, entry, room)
    compared = compare_classes(fold_class(arguments, earlier, load_log(register, earlier)), room)
    if isinstance(compared, Refusal):
        raise UsageError(compared.message)
    yield "comparison.md", write_comparison(compared)
    yield "comparison.html", write_comparison_page(compared)


def _find_earlier(register: Register, entry: ClassEntry, room: Classroom) -> ClassEntry:
    followed = room.opened.earlier if room.opened else ""
    others = [one for one in register.list_classes() if one.lesson == entry.lesson and one.id != entry.id]
    found = [one for one in others if one.id == followed] or [one for one in others if one.opened <= entry.opened]
    if not found:
        message = f"There is no earlier class of the lesson {quote(entry.lesson)} to compare with."
        raise UsageError(message)
    return found[0]
