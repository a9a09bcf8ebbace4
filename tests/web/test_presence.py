"""Who is here is noted for as long as a process runs, whatever becomes of its database and of its classes."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from game.register.refusals import AwayError
from game.register.register import Register, open_file
from game.web import serving, standing
from tests.web.rooms import open_room

Loop = Callable[[], Awaitable[None]]


async def _run_until(work: Loop, done: Callable[[], bool]) -> None:
    task = asyncio.ensure_future(work())
    async with asyncio.timeout(5):
        while not done():
            assert not task.done(), task.exception()
            await asyncio.sleep(0.005)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _fail_twice(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Let a method of the register find the database away twice; return what notes its calls."""
    called: list[str] = []
    really = getattr(Register, name)

    def fail(register: Register, *arguments: object) -> object:
        called.append(name)
        if len(called) <= 2:
            message = "The register does not answer."
            raise AwayError(message)
        return really(register, *arguments)

    monkeypatch.setattr(Register, name, fail)
    return called


async def test_who_is_here_is_noted_again_once_the_database_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PRESENCE_EVERY", 0.01)
    async with open_room(tmp_path) as room:
        await room.students(1)
        called = _fail_twice(monkeypatch, "find_kept")
        await _run_until(lambda: serving.note_presence(room.hall), lambda: len(called) > 3)


async def test_old_classes_are_deleted_again_once_the_database_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "DELETED_EVERY", 0.01)
    async with open_room(tmp_path) as room:
        called = _fail_twice(monkeypatch, "delete_older")
        await _run_until(lambda: standing._delete_old(room.hall.register), lambda: len(called) > 3)  # noqa: SLF001


async def test_a_class_that_another_process_deleted_is_shown_no_longer(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        other = await asyncio.to_thread(open_file, tmp_path)
        await asyncio.to_thread(other.delete, room.holding.entry.id)
        await asyncio.to_thread(other.close)
        await room.hall.note_presence()
        answer = await student.client.get(f"/c/{room.code}")
        assert answer.status_code == 404
