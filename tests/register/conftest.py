"""What every test of the register finds: a place for one, on each database in turn."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.register.register import Register
from tests import outside
from tests.register.servers import Server
from tests.register.voters import open_register


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a PostgreSQL server."""
    server = Server(outside.postgresql())
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give a place where no register is yet: a folder, or an address."""
    if request.param == "sqlite":
        return str(tmp_path)
    server: Server = request.getfixturevalue("server")
    return server.empty_database()


@pytest.fixture
def open_one() -> Iterator[Callable[[str], Register]]:
    """Give what opens a register and closes it at the end."""
    opened: list[Register] = []

    def open_and_remember(where: str) -> Register:
        opened.append(open_register(where))
        return opened[-1]

    yield open_and_remember
    for register in opened:
        register.close()


@pytest.fixture
def register(where: str, open_one: Callable[[str], Register]) -> Register:
    """Open a register with two classes, `first` and `second`."""
    register = open_one(where)
    register.open_class("first", "ABC234", lesson="october-1950", decision="october-1950")
    register.open_class("second", "XYZ789", lesson="october-1950", decision="october-1950")
    return register
