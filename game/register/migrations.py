"""How the tables come to be: one step a version, forward only."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, inspect, select, text, update

from game.register.refusals import RegisterError
from game.register.tables import SCHEMA

Step = Sequence[str]

CREATE_ROSTERS = (
    "CREATE TABLE IF NOT EXISTS rosters (class_id TEXT NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL, "
    "PRIMARY KEY (class_id, place))"
)

STEPS: Sequence[Step] = (
    (
        (
            "CREATE TABLE classes (id TEXT NOT NULL PRIMARY KEY, code TEXT NOT NULL UNIQUE, lesson TEXT NOT NULL, "
            "decision TEXT NOT NULL, opened BIGINT NOT NULL, touched BIGINT NOT NULL, ended BIGINT, "
            "sequence BIGINT NOT NULL)"
        ),
        (
            "CREATE TABLE events (class_id TEXT NOT NULL, sequence BIGINT NOT NULL, payload TEXT NOT NULL, "
            "PRIMARY KEY (class_id, sequence))"
        ),
        CREATE_ROSTERS,
        "CREATE TABLE tokens (class_id TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (class_id, digest))",
    ),
    (
        (
            "CREATE TABLE sightings (class_id TEXT NOT NULL, place INTEGER NOT NULL, seen BIGINT NOT NULL, "
            "PRIMARY KEY (class_id, place))"
        ),
    ),
)
"""Each step leads one version further. Steps that were released are never changed: a new one follows."""


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring the tables to the newest version, within the transaction of the caller, who keeps others out.

    Raises RegisterError where a newer game has written them.
    """
    if not inspect(connection).has_table(SCHEMA.name):
        SCHEMA.create(connection)
        connection.execute(insert(SCHEMA).values(version=0))
    version = connection.execute(select(SCHEMA.c.version)).scalar_one()
    if version > len(steps):
        message = (
            f"The register was written by a newer version of the game (its tables are of version {version}, this game "
            f"knows {len(steps)}); bring the game up to date."
        )
        raise RegisterError(message)
    for statement in (statement for step in steps[version:] for statement in step):
        connection.execute(text(statement))
    if version < len(steps):
        connection.execute(update(SCHEMA).values(version=len(steps)))
