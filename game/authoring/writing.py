"""What `oneside new` writes: the files of a decision and of a pack, none of them over another."""

import json
import os
import string
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import attrs

from game import __version__
from game.authoring.outline import plain_name, read_outline
from game.authoring.skeleton import skeleton
from game.errors import UsageError, reason
from game.library.pack_discovery import FILE
from game.parsing.quoting import quoted, shown
from game.saving.files import write_text
from game.schema.manifest import leading_version
from game.story.references import Archive

LONGEST_ID = 40
EXAMPLE = "the-fleet-in-the-strait"
_LONGEST_OUTLINE = 4_000_000
"""Bytes: what is longer is no outline."""


@attrs.frozen
class Draft:
    """A file to be written."""

    path: Path
    text: str


def checked_id(text: str) -> str:
    """Give the id of a decision that a person typed, with or without `.yaml`; raises UsageError where it is none."""
    name = text.removesuffix(".yaml")
    meant = plain_name(name, "decision")
    if name != meant or len(name) > LONGEST_ID:
        message = (
            f"{quoted(text)} cannot be the id of a decision: small letters, digits and hyphens, "
            f"at most {LONGEST_ID}. Write '{meant}'."
        )
        raise UsageError(message)
    return name


def example(decision_id: str, folder: Path, pack: Path | None) -> list[Draft]:
    """Give a small decision that is whole: a file alone in the folder, or one of a pack, with claims of its own."""
    if pack is None:
        return [Draft(folder / f"{decision_id}.yaml", _example(fleet="seventh-fleet-27-june-1950"))]
    return _example_in(pack, decision_id)


def from_outline(decision_id: str, source: Path, archive: Archive, folder: Path, pack: Path | None) -> Draft:
    """Give a decision made from an outline.

    Raises UsageError where it cannot be read, ContentError, a line for each mistake, where it does not hold.
    """
    text = skeleton(read_outline(_read(source), shown(source)), archive, shown(source))
    place = folder if pack is None else pack / "decisions"
    return Draft(place / f"{decision_id}.yaml", text)


def new_pack(folder: Path, title: str | None, author: str | None) -> list[Draft]:
    """Give the files of a new pack, with one decision in it."""
    if os.path.lexists(folder) and not folder.is_dir():
        message = f"{quoted(shown(folder))} already exists and is not a folder; name another."
        raise UsageError(message)
    name = plain_name(folder.resolve().name, "pack")
    title = title or name.replace("-", " ").capitalize()
    version = leading_version(__version__)
    told = {
        "name": name,
        "title": json.dumps(title, ensure_ascii=False),
        "heading": title,
        "author": json.dumps(author or "Your name", ensure_ascii=False),
        "summary": "Decisions of a pack that has just begun.",
        "needs": f">={version.major}.{version.minor}",
    }
    top = [("pack.yaml", FILE), ("readme.md", "README.md"), ("cast.yaml", "cast.yaml")]
    drafts = [Draft(folder / target, _filled(source, **told)) for source, target in top]
    return [*drafts, *_example_in(folder, EXAMPLE, general="xiao-jinguang", role="Commander of the navy")]


def write(drafts: Iterable[Draft], *, force: bool) -> None:
    """Write the files, all or, where one is there already and `force` is not given, none.

    Raises UsageError where one is there, SaveError where one cannot be written.
    """
    drafts = list(drafts)
    there = next((draft.path for draft in drafts if draft.path.exists() or draft.path.is_symlink()), None)
    if there is not None and not force:
        message = f"{quoted(shown(there))} already exists; nothing was written. '--force' overwrites it."
        raise UsageError(message)
    for draft in drafts:
        write_text(draft.path, draft.text, make_folder=True)


def _example_in(pack: Path, decision_id: str, **people: str) -> list[Draft]:
    claim = f"{decision_id}-fleet"
    ledger = _filled("ledger.yaml", name=decision_id, fleet=claim, source=f"{decision_id}-bulletin")
    return [
        Draft(pack / "decisions" / f"{decision_id}.yaml", _example(fleet=claim, **people)),
        Draft(pack / "ledger" / f"{decision_id}.yaml", ledger),
    ]


def _example(*, fleet: str, general: str = "su-yu", role: str = "General, to command the landing") -> str:
    return _filled("decision.yaml", fleet=fleet, general=general, general_role=role)


def _filled(file: str, /, **told: str) -> str:
    text = files("game.authoring").joinpath("examples", file).read_text(encoding="utf-8")
    return string.Template(text).substitute(told)


def _read(source: Path) -> str:
    try:
        with source.open("rb") as file:
            data = file.read(_LONGEST_OUTLINE)
    except OSError as error:
        message = f"The outline {quoted(shown(source))} cannot be read: {reason(error)}."
        raise UsageError(message) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"The outline {quoted(shown(source))} is not UTF-8 text; save it as UTF-8."
        raise UsageError(message) from error
