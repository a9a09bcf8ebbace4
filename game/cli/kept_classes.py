"""The register of classes as commands open it: what is older than it may be is deleted first."""

import argparse
import contextlib
import datetime
from collections.abc import Iterator

from game.cli import streams
from game.cli.arguments import catalogue_of
from game.cli.plans import Plans
from game.errors import OnesideError, UsageError
from game.lesson.classroom import Classroom
from game.lesson.event_lines import read_line
from game.lesson.events import Event
from game.lesson.folding import fold
from game.lesson.opening import explain_misfit
from game.parsing.quoting import quote
from game.paths import find_saves_folder
from game.register.entries import ClassEntry
from game.register.register import FILE, KEPT_DAYS, Register, open_database, open_file


class LostLessonError(OnesideError):
    """The lesson of a class is not here any more, or is another."""


@contextlib.contextmanager
def open_register(arguments: argparse.Namespace) -> Iterator[Register]:
    """Open the register for teaching; classes in which nothing has happened for 30 days are deleted."""
    database = arguments.database
    saves = find_saves_folder(arguments.saves)
    with contextlib.closing(open_database(database) if database else open_file(saves)) as register:
        delete_old(register)
        yield register


def delete_old(register: Register) -> None:
    """Delete the classes that have been kept for as long as they may, and say so."""
    deleted = register.delete_older()
    if deleted:
        which = "A class" if deleted == 1 else f"{deleted} classes"
        streams.remark(f"{which} in which nothing had happened for {KEPT_DAYS} days {_were(deleted)} deleted.")


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def has_register(arguments: argparse.Namespace) -> bool:
    """Tell whether any class was ever held here."""
    return bool(arguments.database) or (find_saves_folder(arguments.saves) / FILE).exists()


def find_class(register: Register, asked: str) -> ClassEntry:
    """Return the class with a code or an id, which may be cut short; raises UsageError."""
    wanted = asked.strip()
    found = [one for one in register.list_classes() if wanted.upper() == one.code or wanted.lower() == one.id]
    found = found or [one for one in register.list_classes() if wanted and one.id.startswith(wanted.lower())]
    if len(found) == 1:
        return found[0]
    problem = "Several classes begin with" if found else "There is no class"
    message = f"{problem} {quote(asked)}; 'oneside classes list' names them."
    raise UsageError(message)


def load_log(register: Register, entry: ClassEntry) -> tuple[Event, ...]:
    """Return the events of a class; raises ClassLogError and RegisterError."""
    return tuple(read_line(one.payload) for one in register.load(entry.id))


def fold_class(arguments: argparse.Namespace, entry: ClassEntry, log: tuple[Event, ...]) -> Classroom:
    """Return a class as it was left; raises LostLessonError where its lesson is not here or was edited since."""
    try:
        plan = Plans(catalogue_of(arguments)).open(entry.lesson)
    except OnesideError as error:
        message = f"The lesson {quote(entry.lesson)} of this class cannot be opened; as JSON lines it can be exported."
        raise LostLessonError(message) from error
    room = fold(plan, log)
    misfit = explain_misfit(plan, room.opened) if room.opened else ""
    if misfit:
        edited = f"The decision {quote(entry.decision)} was edited since this class was held"
        message = f"{edited}; as JSON lines it can be exported."
        raise LostLessonError(message)
    return room


def format_moment(seconds: int) -> str:
    """Return a moment as people here read a clock: `2026-11-23 10:15`."""
    return f"{datetime.datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"
