"""The packages that only the class needs, and what is said where they are not there."""

import contextlib
from collections.abc import Iterator

from game.errors import UsageError

DATABASE = "ONESIDE_DATABASE"
"""The environment's name for the database of classes: a command line, and a password in it, others can see."""
NEEDED = frozenset(
    {
        "psycopg",
        "segno",
        "sqlalchemy",
        "starlette",
        "uvicorn",
        "multipart",
        "python_multipart",
        "httptools",
        "xlsxwriter",
    }
)


@contextlib.contextmanager
def tell_what_is_missing() -> Iterator[None]:
    """Turn a module of the extra 'classroom' that is not there into a sentence on how to get it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in NEEDED:
            raise
        message = "To hold a class takes a few more packages: pip install 'lean-to-one-side[classroom]'."
        raise UsageError(message) from error
