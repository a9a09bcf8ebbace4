"""What `oneside new` writes: the files of a decision and of a pack, none of them over another."""

import json
import os
import string
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import attrs

from game import __version__
from game.authoring.lesson_skeleton import write_lesson
from game.authoring.outline import make_name, read_outline
from game.authoring.skeleton import write_skeleton
from game.errors import UsageError, describe_reason
from game.library.folders import LESSONS
from game.library.pack_discovery import FILE
from game.parsing.quoting import format_path, quote
from game.saving.files import write_text
from game.schema.manifest import read_leading_version
from game.story.model import Decision
from game.story.references import References

LONGEST_ID = 40
EXAMPLE = "the-fleet-in-the-strait"
_LONGEST_OUTLINE = 4_000_000
"""Bytes: what is longer is no outline."""


@attrs.frozen
class NewFile:
    """A file to be written."""

    path: Path
    text: str


def check_id(text: str) -> str:
    """Return the id of a decision that a person typed, with or without `.yaml`; raises UsageError where it is none."""
    name = text.removesuffix(".yaml")
    meant = make_name(name, "decision")
    if name != meant or len(name) > LONGEST_ID:
        message = (
            f"{quote(text)} cannot be the id of a decision: small letters, digits and hyphens, "
            f"at most {LONGEST_ID}. Write '{meant}'."
        )
        raise UsageError(message)
    return name


def write_example(decision_id: str, folder: Path, pack: Path | None) -> list[NewFile]:
    """Return a small decision that is whole: a file alone in the folder, or one of a pack, with claims of its own."""
    if pack is None:
        return [NewFile(folder / f"{decision_id}.yaml", _example(fleet="seventh-fleet-27-june-1950"))]
    return _example_in(pack, decision_id)


def write_from_outline(
    decision_id: str, source: Path, references: References, folder: Path, pack: Path | None
) -> NewFile:
    """Return a decision made from an outline.

    Raises UsageError where it cannot be read, ContentError, a line for each mistake, where it does not hold.
    """
    text = write_skeleton(read_outline(_read(source), format_path(source)), references, format_path(source))
    place = folder if pack is None else pack / "decisions"
    return NewFile(place / f"{decision_id}.yaml", text)


def write_lesson_on(
    decision: Decision, references: References, lesson_id: str, folder: Path, pack: Path | None
) -> NewFile:
    """Return a lesson on a decision: a file alone in the folder, or one of a pack."""
    place = folder if pack is None else pack / LESSONS
    return NewFile(place / f"{lesson_id}.yaml", write_lesson(decision, references))


def write_pack(folder: Path, title: str | None, author: str | None) -> list[NewFile]:
    """Return the files of a new pack, with one decision in it."""
    if os.path.lexists(folder) and not folder.is_dir():
        message = f"{quote(format_path(folder))} already exists and is not a folder; name another."
        raise UsageError(message)
    name = make_name(folder.resolve().name, "pack")
    title = title or name.replace("-", " ").capitalize()
    version = read_leading_version(__version__)
    fields = {
        "name": name,
        "title": json.dumps(title, ensure_ascii=False),
        "heading": title,
        "author": json.dumps(author or "Your name", ensure_ascii=False),
        "summary": "Decisions of a pack that has just begun.",
        "needs": f">={version.major}.{version.minor}",
    }
    top = [("pack.yaml", FILE), ("readme.md", "README.md"), ("cast.yaml", "cast.yaml")]
    drafts = [NewFile(folder / target, _fill_template(source, **fields)) for source, target in top]
    return [*drafts, *_example_in(folder, EXAMPLE, general="xiao-jinguang", role="Commander of the navy")]


def write(drafts: Iterable[NewFile], *, force: bool) -> None:
    """Write the files, all or, where one is there already and `force` is not given, none.

    Raises UsageError where one is there, SaveError where one cannot be written.
    """
    drafts = list(drafts)
    there = next((draft.path for draft in drafts if draft.path.exists() or draft.path.is_symlink()), None)
    if there is not None and not force:
        message = f"{quote(format_path(there))} already exists; nothing was written. '--force' overwrites it."
        raise UsageError(message)
    for draft in drafts:
        write_text(draft.path, draft.text, make_folder=True)


def _example_in(pack: Path, decision_id: str, **people: str) -> list[NewFile]:
    claim = f"{decision_id}-fleet"
    ledger = _fill_template("ledger.yaml", name=decision_id, fleet=claim, source=f"{decision_id}-bulletin")
    return [
        NewFile(pack / "decisions" / f"{decision_id}.yaml", _example(fleet=claim, **people)),
        NewFile(pack / "ledger" / f"{decision_id}.yaml", ledger),
    ]


def _example(*, fleet: str, general: str = "su-yu", role: str = "General, to command the landing") -> str:
    return _fill_template("decision.yaml", fleet=fleet, general=general, general_role=role)


def _fill_template(file: str, /, **fields: str) -> str:
    text = files("game.authoring").joinpath("examples", file).read_text(encoding="utf-8")
    return string.Template(text).substitute(fields)


def _read(source: Path) -> str:
    try:
        with source.open("rb") as file:
            data = file.read(_LONGEST_OUTLINE)
    except OSError as error:
        message = f"The outline {quote(format_path(source))} cannot be read: {describe_reason(error)}."
        raise UsageError(message) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"The outline {quote(format_path(source))} is not UTF-8 text; save it as UTF-8."
        raise UsageError(message) from error
