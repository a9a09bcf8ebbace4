"""A PostgreSQL server for the tests that need one."""

from collections.abc import Iterator

import pytest

from tests import outside
from tests.register.servers import Server


@pytest.fixture(scope="session", name="postgresql")
def _postgresql() -> Iterator[Server]:
    server = Server(outside.postgresql())
    yield server
    server.remove()
