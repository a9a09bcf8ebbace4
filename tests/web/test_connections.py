"""What somebody may try who speaks HTTP badly: slowly, without end, or not at all."""

import asyncio
import contextlib
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.register.register import open_file
from game.web import connections
from game.web.serving import LOOPBACK, ClassServer
from tests.web.rooms import PLAN

SOON = 0.3
LINE = b"x-filler: " + b"a" * 1000 + b"\r\n"


@pytest.fixture(name="server")
def _server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClassServer]:
    monkeypatch.setattr(connections, "HEAD_SECONDS", SOON)
    register = open_file(tmp_path)
    server = ClassServer(register, lambda _: PLAN)
    server.open_at(LOOPBACK, 0)
    yield server
    server.stop()
    register.close()


async def _is_cut(port: int, *parts: bytes, every: float = 0.0) -> bool:
    """Tell whether the server hangs up before all of this was sent, and a while after."""
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    with contextlib.suppress(OSError):
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(every)
    try:
        async with asyncio.timeout(SOON * 3):
            while await reader.read(65536):
                pass
    except TimeoutError:
        return False
    except OSError:
        return True
    finally:
        writer.close()
    return True


async def test_a_head_that_comes_too_slowly_is_waited_for_no_longer(server: ClassServer) -> None:
    begun = b"GET / HTTP/1.1\r\nhost: x\r\n"
    assert await _is_cut(server.port)
    assert await _is_cut(server.port, begun, *[b"a: b\r\n"] * 20, every=SOON / 10)


async def test_a_second_request_on_a_connection_is_waited_for_no_longer_than_the_first(server: ClassServer) -> None:
    whole = b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n"
    assert not await _is_cut(server.port, whole)
    assert await _is_cut(server.port, whole, b"", b"GET / HTTP/1.1\r\n", every=0.1)


async def test_a_body_that_goes_on_after_its_answer_keeps_no_connection(server: ClassServer) -> None:
    endless = b"GET /health HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n"
    assert await _is_cut(server.port, endless, *[b"a"] * 20, every=SOON / 10)


@pytest.mark.parametrize("begun", [b"GET / HTTP/1.1\r\nhost: x\r\n", b"GET /", b"GET / HTTP/1.1\r\ncookie: "])
async def test_a_head_without_end_fills_no_memory(server: ClassServer, begun: bytes) -> None:
    endless = LINE if begun.endswith(b"\n") else b"a" * len(LINE)
    reader, writer = await asyncio.open_connection(LOOPBACK, server.port)
    writer.write(begun)
    with pytest.raises(OSError, match=r"reset|[Bb]roken pipe|lost"):  # noqa: PT012 - it is cut somewhere on the way
        for _ in range(20_000):
            writer.write(endless)
            await writer.drain()
        await reader.readexactly(1)
    writer.close()


async def test_a_form_of_the_most_bytes_in_one_piece_is_taken(server: ClassServer) -> None:
    body = b"code=" + b"2" * 60_000
    kind = "content-type: application/x-www-form-urlencoded"
    head = f"POST / HTTP/1.1\r\nhost: x\r\n{kind}\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    reader, writer = await asyncio.open_connection(LOOPBACK, server.port)
    writer.write(head + body)
    assert b" 404 " in await reader.readline()
    writer.close()


async def test_where_few_files_may_be_open_a_school_finds_room_all_the_same(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    try:
        register = await asyncio.to_thread(open_file, tmp_path)
        server = await asyncio.to_thread(ClassServer, register, lambda _: PLAN)
        await asyncio.to_thread(server.open_at, LOOPBACK, 0)
        async with asyncio.timeout(30):
            opened = [await asyncio.open_connection(LOOPBACK, server.port) for _ in range(200)]
            for reader, writer in opened:
                writer.write(b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n")
                assert b" 200 " in await reader.readline()
        for _, writer in opened:
            writer.close()
        await asyncio.to_thread(server.stop)
        await asyncio.to_thread(register.close)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
