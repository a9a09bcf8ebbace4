"""Classes whose codes are always the same, and whose key for the next step may be pressed at once."""

import itertools

import pytest

from tests.console.stage import CODE


@pytest.fixture(autouse=True)
def _always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = itertools.chain([CODE], (f"BCDFG{sign}" for sign in "JKMNP"))
    monkeypatch.setattr("game.hosting.hall.draw_code", lambda: next(codes))
    names = itertools.count()
    monkeypatch.setattr("game.hosting.hall.draw_id", lambda: f"class{next(names)}")
    monkeypatch.setattr("game.scenes.console.leading.PATIENCE", 0)
