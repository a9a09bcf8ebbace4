"""`oneside list`: the decisions and campaigns with their endings found, and the saved games."""

import argparse
import sys
from typing import Any

from game.characters import replace_forbidden
from game.cli.arguments import catalogue_of, saves_of
from game.cli.exit_codes import ExitCode
from game.cli.output import write_object
from game.library.catalogue import Asked, Catalogue
from game.library.lesson_headings import LessonHeading, read_lesson_heading
from game.library.listing import Listed, PackSummary
from game.saving.records import Records
from game.saving.slots import Damaged, SavedGame


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "place", nargs="?", metavar="PATH", help="a folder, a .zip, a pack or a decision, to list that alone"
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object")


def run(arguments: argparse.Namespace) -> ExitCode:
    """Write the list to stdout."""
    slots, records = saves_of(arguments)
    catalogue = catalogue_of(arguments)
    if arguments.place is not None:
        return _run_place(arguments, catalogue, catalogue.find(arguments.place), records)
    listing = catalogue.listing()
    saves = slots.everything()
    if arguments.json:
        found = {
            "format": 1,
            "decisions": [_decision_object(each, records) for each in listing.decisions],
            "campaigns": [_campaign_object(each, records) for each in listing.campaigns],
            "lessons": [_lesson_object(read_lesson_heading(path)) for path in catalogue.home.lessons()],
            "packs": [_pack_object(pack, records) for pack in listing.packs],
            "saves": [_save_object(saved) for saved in saves],
        }
        write_object(found)
        return ExitCode.FINE
    lines = [line for each in listing.decisions for line in _decision_lines(each, records)]
    if listing.campaigns:
        lines += ["", "Campaigns", *(line for each in listing.campaigns for line in _decision_lines(each, records))]
    lines += [line for pack in listing.packs for line in ("", *_pack_lines(pack, records))]
    lessons = [read_lesson_heading(path) for path in catalogue.home.lessons()]
    if lessons:
        lines += ["", "In class ('oneside host' opens one)", *map(_lesson_line, lessons)]
    lines = lines or ["There are no decisions here."]
    if saves:
        lines += ["", "Saved games", *(_save_line(saved) for saved in saves)]
    _write(lines)
    return ExitCode.FINE


def _run_place(arguments: argparse.Namespace, catalogue: Catalogue, asked: Asked, records: Records) -> ExitCode:
    """List one folder, one pack, or one decision alone, under the names that can be typed here."""
    named = [(each, catalogue.name_of(each.address)) for each in asked.stories()]
    if arguments.json:
        found = {"format": 1, "decisions": [_decision_object(each, records, name) for each, name in named]}
        write_object(found)
    else:
        title = asked.shelf.title
        lines = [line for each, name in named for line in _decision_lines(each, records, name)]
        _write([title, "", *lines] if title else lines)
    return ExitCode.FINE


def _pack_lines(pack: PackSummary, records: Records) -> list[str]:
    if pack.broken:
        return [f"{pack.name}: cannot be read. {pack.broken}"]
    lines = [f"{pack.title} ({pack.name} {pack.version}, {pack.author})"]
    return [*lines, *(line for each in pack.stories for line in _decision_lines(each, records))]


def _pack_object(pack: PackSummary, records: Records) -> dict[str, Any]:
    if pack.broken:
        return {"name": pack.name, "path": pack.origin, "broken": pack.broken}
    return {
        "name": pack.name,
        "title": pack.title,
        "version": pack.version,
        "author": pack.author,
        "licence": pack.licence,
        "summary": pack.summary,
        "path": pack.origin,
        "decisions": [_decision_object(each, records) for each in pack.stories],
    }


def _lesson_line(lesson: LessonHeading) -> str:
    return f"{lesson.id}: {lesson.title or 'cannot be read'}, on {lesson.decision}"


def _lesson_object(lesson: LessonHeading) -> dict[str, Any]:
    return {"id": lesson.id, "title": lesson.title, "decision": lesson.decision, "summary": lesson.summary}


def _write(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{replace_forbidden(line)}\n" for line in lines))


def _decision_lines(listed: Listed, records: Records, name: str = "") -> list[str]:
    """Tell of a decision under the name that can be typed here, which is its own unless another is given."""
    name, heading = name or listed.address.name, listed.heading
    if heading.broken:
        return [f"{name}: cannot be read. {heading.broken}"]
    found = len(records.list_endings(listed.address))
    total = f" of {heading.endings}" if heading.endings else ""
    endings = f"; endings found: {found}{total}" if found else ""
    legs = f", {len(heading.legs)} legs" if heading.legs else ""
    text = f"{name}: {heading.title}, {heading.date}, {heading.place}{legs}{endings}"
    return [text, f"    {heading.summary}"]


def _save_line(saved: SavedGame | Damaged) -> str:
    if isinstance(saved, Damaged):
        mend = f" 'oneside resume {saved.slot} --older' goes on from the copy before it." if saved.older else ""
        return f"{saved.slot}: {saved.reason}{mend}"
    where = "finished" if saved.finished else saved.place
    return f"{saved.slot}: {saved.title}, {where}, saved {_minute(saved.saved)}"


def _minute(moment: str) -> str:
    """Return an ISO 8601 time to the minute: `2026-11-23 03:10 UTC`."""
    return f"{moment[:16].replace('T', ' ')} UTC"


def _decision_object(listed: Listed, records: Records, name: str = "") -> dict[str, Any]:
    name, heading = name or listed.address.name, listed.heading
    if heading.broken:
        return {"id": name, "broken": heading.broken}
    return {
        "id": name,
        "title": heading.title,
        "summary": heading.summary,
        "date": str(heading.date),
        "from": heading.date.first.isoformat(),
        "to": heading.date.last.isoformat(),
        "place": heading.place,
        "seat": heading.seat,
        "endings": heading.endings,
        "found": sorted(records.list_endings(listed.address)),
    }


def _campaign_object(listed: Listed, records: Records) -> dict[str, Any]:
    fields = _decision_object(listed, records)
    return fields if listed.heading.broken else {**fields, "legs": list(listed.heading.legs)}


def _save_object(saved: SavedGame | Damaged) -> dict[str, Any]:
    if isinstance(saved, Damaged):
        return {"slot": saved.slot, "damaged": saved.reason, "older": saved.older is not None}
    return {
        "slot": saved.slot,
        "decision": saved.address.name,
        "title": saved.title,
        "place": saved.place,
        "ending": saved.ending or None,
        "finished": saved.finished,
        "began": saved.began,
        "saved": saved.saved,
    }
