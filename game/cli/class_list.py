"""The classes of a register, listed and deleted: what `oneside classes list` and `delete` carry out."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from game.characters import replace_forbidden
from game.cli.exit_codes import ExitCode
from game.cli.kept_classes import find_class, format_moment
from game.cli.output import write_object
from game.errors import UsageError
from game.register.entries import ClassEntry
from game.register.register import DAY, KEPT_DAYS, Register

_NONE = "No class was held here yet; 'oneside host LESSON' opens one."
_FEW = 5


def say_none(arguments: argparse.Namespace) -> ExitCode:
    """Say that there is no register."""
    if arguments.what != "list":
        raise UsageError(_NONE)
    if arguments.json:
        write_object({"format": 1, "classes": []})
    else:
        sys.stdout.write(f"{_NONE}\n")
    return ExitCode.FINE


def list_classes(register: Register, *, as_json: bool) -> ExitCode:
    """List the classes, the newest first."""
    entries = register.list_classes()
    if as_json:
        write_object({"format": 1, "classes": [_as_object(entry) for entry in entries]})
    else:
        lines = [_as_line(entry) for entry in entries] or [_NONE]
        sys.stdout.write("".join(f"{replace_forbidden(line)}\n" for line in lines))
    return ExitCode.FINE


def _as_line(entry: ClassEntry) -> str:
    ended = "ended" if entry.ended is not None else f"last used {format_moment(entry.touched)}"
    until = format_moment(entry.touched + KEPT_DAYS * DAY)[:10]
    return f"{entry.code}: {entry.lesson}, opened {format_moment(entry.opened)}, {ended}; deleted after {until}"


def _as_object(entry: ClassEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "code": entry.code,
        "lesson": entry.lesson,
        "decision": entry.decision,
        "opened": _iso(entry.opened),
        "touched": _iso(entry.touched),
        "ended": _iso(entry.ended) if entry.ended is not None else None,
        "events": entry.sequence,
        "deleted_after": _iso(entry.touched + KEPT_DAYS * DAY),
    }


def _iso(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="seconds")


def delete_classes(arguments: argparse.Namespace, register: Register, answers: TextIO) -> ExitCode:
    """Delete the classes that are named, or those that are older, once it was confirmed."""
    chosen = _choose(arguments, register)
    if not chosen:
        sys.stderr.write("There is no such class; nothing was deleted.\n")
        return ExitCode.FINE
    if not arguments.yes and not _confirm(chosen, answers):
        message = "Nothing was deleted; '--yes' deletes without asking."
        raise UsageError(message)
    for entry in chosen:
        register.delete(entry.id)
    sys.stderr.write(f"{_count(chosen)} deleted.\n")
    return ExitCode.FINE


def _choose(arguments: argparse.Namespace, register: Register) -> list[ClassEntry]:
    if bool(arguments.classes) == (arguments.older is not None):
        message = "Say which classes to delete, or with '--older DAYS' how old they are."
        raise UsageError(message)
    if arguments.older is None:
        return list({entry.id: entry for entry in (find_class(register, one) for one in arguments.classes)}.values())
    moment = int(datetime.datetime.now(datetime.UTC).timestamp()) - arguments.older * DAY
    return [entry for entry in register.list_classes() if entry.touched <= moment]


def _confirm(chosen: Sequence[ClassEntry], answers: TextIO) -> bool:
    """Ask once."""
    for entry in chosen[:_FEW]:
        sys.stderr.write(f"{replace_forbidden(_as_line(entry))}\n")
    if len(chosen) > _FEW:
        sys.stderr.write(f"and {len(chosen) - _FEW} more\n")
    sys.stderr.write(f"Delete {_count(chosen).lower()} for good, with all that students wrote? Type yes: ")
    sys.stderr.flush()
    return answers.readline(100).strip().lower() == "yes"


def _count(chosen: Sequence[ClassEntry]) -> str:
    return "One class" if len(chosen) == 1 else f"{len(chosen)} classes"
