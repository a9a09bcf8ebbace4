"""What holds for all tests: their surroundings, how properties are drawn, and what is said of those skipped."""

import os
from collections import Counter
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the skipped tests by their reasons."""
    reports = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[-1]).removeprefix("Skipped: ") for report in reports)
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} skipped: {reason}")
