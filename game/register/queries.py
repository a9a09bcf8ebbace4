"""Every query of the register, within the transaction of its caller and keyed by class."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, inspect, select, text, update

from game.register.entries import Append, ClassEntry, KeptEvent
from game.register.migrations import CREATE_ROSTERS
from game.register.refusals import NoSuchClassError, RegisterError, StaleError
from game.register.tables import CLASSES, EVENTS, OF_A_CLASS, ROSTERS, SIGHTINGS, TOKENS

Outcome = int | RegisterError
_LATER_SIGHTING = text(
    "INSERT INTO sightings (class_id, place, seen) VALUES (:class_id, :place, :seen) "
    "ON CONFLICT (class_id, place) DO UPDATE SET seen = excluded.seen WHERE sightings.seen < excluded.seen"
)


def append_batch(connection: Connection, batch: Sequence[Append], now: int, *, again: bool) -> list[Outcome]:
    """Append what follows the last event of its class; return, in order, the new last sequence or the refusal.

    `again` says that the answer to this very batch was lost once: what stands in the log already was kept then.
    """
    outcomes: dict[int, Outcome] = {}
    for class_id in sorted({append.class_id for append in batch}):  # in one order, so that no two wait for each other
        mine = {number: append for number, append in enumerate(batch) if append.class_id == class_id}
        outcomes |= _append_to_class(connection, class_id, mine, now, again=again)
    return [outcomes[number] for number in range(len(batch))]


def _append_to_class(
    connection: Connection, class_id: str, appends: Mapping[int, Append], now: int, *, again: bool
) -> dict[int, Outcome]:
    locked = select(CLASSES.c.sequence).where(CLASSES.c.id == class_id).with_for_update()
    before = last = connection.execute(locked).scalar()
    if before is None or last is None:
        return {number: NoSuchClassError(class_id) for number in appends}
    outcomes: dict[int, Outcome] = {}
    rows: list[dict[str, object]] = []
    for number, append in appends.items():
        after = append.expected + len(append.payloads)
        if append.expected == last:
            rows += [
                {"class_id": class_id, "sequence": sequence, "payload": payload}
                for sequence, payload in enumerate(append.payloads, last + 1)
            ]
            outcomes[number] = last = after
        elif again and _stands(connection, append):
            outcomes[number] = after
        else:
            outcomes[number] = StaleError(class_id, append.expected, last)
    if rows:
        connection.execute(insert(EVENTS), rows)
        connection.execute(update(CLASSES).where(CLASSES.c.id == class_id).values(sequence=last, touched=now))
    return outcomes


def _stands(connection: Connection, append: Append) -> bool:
    kept = load_events(connection, append.class_id, append.expected, len(append.payloads))
    return [event.payload for event in kept] == list(append.payloads)


def load_events(connection: Connection, class_id: str, after: int, at_most: int | None = None) -> list[KeptEvent]:
    """Return the events of a class behind a sequence number, in order."""
    found = (
        select(EVENTS.c.sequence, EVENTS.c.payload)
        .where(EVENTS.c.class_id == class_id, EVENTS.c.sequence > after)
        .order_by(EVENTS.c.sequence)
        .limit(at_most)
    )
    return [KeptEvent(sequence, payload) for sequence, payload in connection.execute(found)]


def insert_class(connection: Connection, entry: ClassEntry) -> None:
    """Enter a class; the database refuses an id or a code that another has."""
    connection.execute(
        insert(CLASSES).values(
            id=entry.id,
            code=entry.code,
            lesson=entry.lesson,
            decision=entry.decision,
            opened=entry.opened,
            touched=entry.touched,
            ended=entry.ended,
            sequence=entry.sequence,
        )
    )


def list_entries(connection: Connection) -> list[ClassEntry]:
    """Return all classes, the newest first."""
    rows = connection.execute(select(CLASSES).order_by(CLASSES.c.opened.desc(), CLASSES.c.id)).mappings()
    return [ClassEntry(**row) for row in rows]


def find_entry(connection: Connection, *, class_id: str | None = None, code: str | None = None) -> ClassEntry | None:
    """Return the class of an id or of a code, or None."""
    wanted = CLASSES.c.id == class_id if class_id is not None else CLASSES.c.code == code
    row = connection.execute(select(CLASSES).where(wanted)).mappings().first()
    return ClassEntry(**row) if row else None


def mark_ended(connection: Connection, class_id: str, now: int | None) -> None:
    """Say when a class ended, or with None that it goes on; raises NoSuchClassError."""
    changed = connection.execute(update(CLASSES).where(CLASSES.c.id == class_id).values(ended=now))
    if not changed.rowcount:
        raise NoSuchClassError(class_id)


def delete_classes(connection: Connection, class_ids: Sequence[str]) -> int:
    """Delete all that is kept of these classes, their rosters with them; return how many there were."""
    delete_rosters(connection, class_ids)
    deleted = 0
    for table, column in OF_A_CLASS:
        deleted = connection.execute(delete(table).where(column.in_(class_ids))).rowcount
    return deleted


def untouched_since(connection: Connection, moment: int) -> list[str]:
    """Return the ids of the classes in which nothing has happened since."""
    return list(connection.execute(select(CLASSES.c.id).where(CLASSES.c.touched < moment)).scalars())


def keep_names(connection: Connection, class_id: str, names: Mapping[str, str]) -> None:
    """Keep the names of a class by place, in the place of those before."""
    connection.execute(text(CREATE_ROSTERS))
    delete_rosters(connection, [class_id])
    rows = [{"class_id": class_id, "place": place, "name": name} for place, name in names.items()]
    if rows:
        connection.execute(insert(ROSTERS), rows)


def load_names(connection: Connection, class_id: str) -> dict[str, str]:
    """Return the names of a class by place; none where the table was dropped."""
    if not inspect(connection).has_table(ROSTERS.name):
        return {}
    rows = connection.execute(select(ROSTERS.c.place, ROSTERS.c.name).where(ROSTERS.c.class_id == class_id))
    return {place: name for place, name in rows}  # noqa: C416 - dict() of rows is none to the type checker


def delete_rosters(connection: Connection, class_ids: Sequence[str]) -> None:
    """Delete the names of classes, where there are any."""
    if inspect(connection).has_table(ROSTERS.name):
        connection.execute(delete(ROSTERS).where(ROSTERS.c.class_id.in_(class_ids)))


def share_sightings(connection: Connection, class_id: str, seen: Mapping[int, int]) -> dict[int, int]:
    """Keep when places were seen, where nobody has seen them later; return when each was seen last by anybody."""
    if seen:
        rows = [{"class_id": class_id, "place": place, "seen": moment} for place, moment in sorted(seen.items())]
        connection.execute(_LATER_SIGHTING, rows)
    found = select(SIGHTINGS.c.place, SIGHTINGS.c.seen).where(SIGHTINGS.c.class_id == class_id)
    return {row.place: row.seen for row in connection.execute(found)}


def find_kept(connection: Connection, class_ids: Collection[str]) -> set[str]:
    """Return those of some classes that are still there."""
    return set(connection.execute(select(CLASSES.c.id).where(CLASSES.c.id.in_(class_ids))).scalars())


def insert_token(connection: Connection, class_id: str, digest: str) -> None:
    """Keep the digest of a teacher's token."""
    connection.execute(insert(TOKENS).values(class_id=class_id, digest=digest))


def has_token(connection: Connection, class_id: str, digest: str) -> bool:
    """Return whether a digest is that of a teacher's token for this class."""
    found = select(TOKENS.c.digest).where(TOKENS.c.class_id == class_id, TOKENS.c.digest == digest)
    return connection.execute(found).first() is not None
