"""The tables of the register, as its queries know them; `migrations` makes them."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text

METADATA = MetaData()

SCHEMA = Table("register_schema", METADATA, Column("version", Integer, nullable=False))

CLASSES = Table(
    "classes",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("lesson", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("opened", BigInteger, nullable=False),
    Column("touched", BigInteger, nullable=False),
    Column("ended", BigInteger),
    Column("sequence", BigInteger, nullable=False),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("class_id", Text, primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)

ROSTERS = Table(
    "rosters",
    METADATA,
    Column("class_id", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("name", Text, nullable=False),
)
"""Names, where a teacher wants them: nothing refers to this table, so that it can be dropped alone."""

TOKENS = Table(
    "tokens",
    METADATA,
    Column("class_id", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
)

SIGHTINGS = Table(
    "sightings",
    METADATA,
    Column("class_id", Text, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("seen", BigInteger, nullable=False),
)
"""When a student last gave a sign to any process, in seconds since 1970, where several serve the same class."""

OF_A_CLASS = (
    (EVENTS, EVENTS.c.class_id),
    (TOKENS, TOKENS.c.class_id),
    (SIGHTINGS, SIGHTINGS.c.class_id),
    (CLASSES, CLASSES.c.id),
)
"""Every table that holds something of a class, with the column that says which; the roster is apart."""
