"""`oneside list`: the decisions and campaigns with their endings found, and the saved games."""

import argparse
import sys
from typing import Any

from game.characters import without_forbidden
from game.cli.exit_codes import ExitCode
from game.cli.output import put_object
from game.cli.services import decisions_of, name_of, place_at, saves_of, shelf_of
from game.library.shelf import Section, Shelf
from game.library.shelves import Shelves
from game.library.summaries import Heading, read_heading
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
    shelf = shelf_of(arguments)
    if arguments.place is not None:
        return _run_place(arguments, shelf, *place_at(arguments.place, shelf), records)
    headings, campaigns, packs = shelf.headings(), shelf.campaigns(), shelf.packs()
    saves = slots.everything()
    if arguments.json:
        found = {
            "format": 1,
            "decisions": [_decision_object(heading, records) for heading in headings],
            "campaigns": [_campaign_object(heading, records) for heading in campaigns],
            "packs": [_pack_object(pack, records) for pack in packs],
            "saves": [_save_object(saved) for saved in saves],
        }
        put_object(found)
        return ExitCode.FINE
    lines = [line for heading in headings for line in _decision_lines(heading, records)]
    if campaigns:
        lines += ["", "Campaigns", *(line for heading in campaigns for line in _decision_lines(heading, records))]
    lines += [line for pack in packs for line in ("", *_pack_lines(pack, records))]
    lines = lines or ["There are no decisions here."]
    if saves:
        lines += ["", "Saved games", *(_save_line(saved) for saved in saves)]
    _write(lines)
    return ExitCode.FINE


def _run_place(arguments: argparse.Namespace, home: Shelves, shelf: Shelf, address: str, records: Records) -> ExitCode:
    """List one folder, one pack, or one decision alone; `address` is that of the only decision, where there is one."""
    headings = decisions_of(shelf)
    if address:
        path = shelf.path_of(address)
        headings = tuple(heading for heading in headings if heading.path == path) or (read_heading(path),)
    named = [(heading, name_of(heading, shelf, home)) for heading in headings]
    if arguments.json:
        found = {"format": 1, "decisions": [_decision_object(heading, records, name) for heading, name in named]}
        put_object(found)
    else:
        title = [shelf.title, ""] if shelf.title else []
        _write([*title, *(line for heading, name in named for line in _decision_lines(heading, records, name))])
    return ExitCode.FINE


def _pack_lines(pack: Section, records: Records) -> list[str]:
    if pack.broken:
        return [f"{pack.name}: cannot be read. {pack.broken}"]
    lines = [f"{pack.title} ({pack.name} {pack.version}, {pack.author})"]
    return [*lines, *(line for heading in pack.headings for line in _decision_lines(heading, records))]


def _pack_object(pack: Section, records: Records) -> dict[str, Any]:
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
        "decisions": [_decision_object(heading, records) for heading in pack.headings],
    }


def _write(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{without_forbidden(line)}\n" for line in lines))


def _decision_lines(heading: Heading, records: Records, name: str = "") -> list[str]:
    """Tell of a decision under the name that can be typed here, which is its id unless another is given."""
    name = name or heading.id
    if heading.broken:
        return [f"{name}: cannot be read. {heading.broken}"]
    found = len(records.endings(heading.id))
    total = f" of {heading.endings}" if heading.endings else ""
    endings = f"; endings found: {found}{total}" if found else ""
    legs = f", {len(heading.legs)} legs" if heading.legs else ""
    told = f"{name}: {heading.title}, {heading.date}, {heading.place}{legs}{endings}"
    return [told, f"    {heading.summary}"]


def _save_line(saved: SavedGame | Damaged) -> str:
    if isinstance(saved, Damaged):
        mend = f" 'oneside resume {saved.slot} --older' goes on from the copy before it." if saved.older else ""
        return f"{saved.slot}: {saved.reason}{mend}"
    where = "finished" if saved.finished else saved.place
    return f"{saved.slot}: {saved.title}, {where}, saved {_minute(saved.saved)}"


def _minute(moment: str) -> str:
    """Give an ISO 8601 time to the minute: `2026-11-23 03:10 UTC`."""
    return f"{moment[:16].replace('T', ' ')} UTC"


def _decision_object(heading: Heading, records: Records, name: str = "") -> dict[str, Any]:
    if heading.broken:
        return {"id": name or heading.id, "broken": heading.broken}
    return {
        "id": name or heading.id,
        "title": heading.title,
        "summary": heading.summary,
        "date": str(heading.date),
        "from": heading.date.first.isoformat(),
        "to": heading.date.last.isoformat(),
        "place": heading.place,
        "seat": heading.seat,
        "endings": heading.endings,
        "found": sorted(records.endings(heading.id)),
    }


def _campaign_object(heading: Heading, records: Records) -> dict[str, Any]:
    told = _decision_object(heading, records)
    return told if heading.broken else {**told, "legs": list(heading.legs)}


def _save_object(saved: SavedGame | Damaged) -> dict[str, Any]:
    if isinstance(saved, Damaged):
        return {"slot": saved.slot, "damaged": saved.reason, "older": saved.older is not None}
    return {
        "slot": saved.slot,
        "decision": saved.decision,
        "title": saved.title,
        "place": saved.place,
        "ending": saved.ending or None,
        "finished": saved.finished,
        "began": saved.began,
        "saved": saved.saved,
    }
