"""What holds for all tests: their surroundings, and how properties are drawn."""

import os
from collections.abc import Iterator

import pytest

from tests.examples import register_profiles
from tests.surroundings import make_alike

register_profiles()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart() -> None:
    """Make the surroundings alike before a test is read, and after pytest has found out where it prints to."""
    make_alike()


@pytest.fixture(scope="session", autouse=True)
def _nobodys_games(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test find the games and packs of whoever runs it."""
    folder = tmp_path_factory.mktemp("nobody")
    os.environ.update(ONESIDE_SAVES=str(folder / "saves"), ONESIDE_PACKS=str(folder / "packs"))
    yield
    del os.environ["ONESIDE_SAVES"], os.environ["ONESIDE_PACKS"]
