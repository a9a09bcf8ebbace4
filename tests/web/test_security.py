"""What somebody may try who has a browser, a code and time."""

import asyncio
import html.parser
import re
from pathlib import Path

import httpx
import pytest

from game.hosting import codes as codes_of
from game.web import access, limits
from game.web.live import MOST_STREAMS, Streams
from tests.web.rooms import ORIGIN, open_room

PATHS = ("", "/events", "/stamp", "/screen", "/screen/events", "/screen/stamp")


async def test_wrong_codes_are_answered_so_often_and_right_ones_always(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        guesser = room.browser().client
        answers = [await guesser.get(f"/c/22222{sign}") for sign in "23456789" * 9]
        assert [answer.status_code for answer in answers] == [404] * access.FAILURES_OF_ONE + [429] * 12
        assert "The code on the screen" not in answers[-1].text
        assert (await guesser.get(f"/c/{room.code}")).status_code == 200
        assert (await guesser.post("/", data={"code": room.code.lower()})).status_code == 200


@pytest.mark.parametrize("code", ["AAAAAA", "22222", "%2e%2e", "..", "' OR 1=1", "222222\0", "é" * 6])
async def test_what_can_be_no_code_is_answered_like_a_wrong_one(tmp_path: Path, code: str) -> None:
    async with open_room(tmp_path) as room:
        answer = await room.browser().client.post("/", data={"code": code})
        assert answer.status_code == 404
        assert "No class has this code" in answer.text


async def test_codes_of_places_are_not_guessed_either(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await room.students(1)
        guesser = room.browser()
        await guesser.look()
        form = guesser.page
        statuses = []
        for _ in range(access.FAILURES_OF_ONE + 1):
            guesser.page = form
            statuses.append((await guesser.send("join", place="2222")).status_code)
        assert statuses == [409] * access.FAILURES_OF_ONE + [429]


async def test_the_cookie_is_long_out_of_scripts_reach_and_of_this_class_alone(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        answer = await room.browser().client.get(f"/c/{room.code}")
        cookie = answer.headers["set-cookie"]
        assert len(re.findall(r"place=([\w-]+);", cookie)[0]) >= 22
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert f"Path=/c/{room.code}" in cookie


async def test_a_place_of_one_class_is_none_in_another(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        other = await room.hall.open(room.holding.room.plan)
        token = next(iter(student.client.cookies.jar)).value
        answer = await room.browser().client.get(f"/c/{other.entry.code}", headers={"cookie": f"place={token}"})
        assert "Take a place" in answer.text
        for path in ("/events", "/stamp"):
            answer = await room.browser().client.get(f"/c/{room.code}{path}", headers={"cookie": "place=" + "x" * 22})
            assert answer.status_code == 403


async def test_a_form_from_elsewhere_is_refused(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        student, other = await room.students(2)
        await room.advance_to("vote")
        await student.look()
        form = {"signature": student.signature, "choice": "trust", "reason": "x", "confidence": "60"}
        path = f"/c/{room.code}/vote"
        for headers in ({"origin": "http://evil.test"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
            assert (await student.client.post(path, data=form, headers=headers)).status_code == 403
        for signature in ("", "00", "é", other.signature):
            answer = await student.client.post(path, data={**form, "signature": signature})
            assert answer.status_code == 403
        assert not room.holding.room.ballots
        answer = await student.client.post(path, data=form, headers={"origin": ORIGIN, "sec-fetch-site": "same-origin"})
        assert answer.status_code == 200
        assert len(room.holding.room.ballots) == 1


async def test_nothing_is_changed_by_looking(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        version = room.holding.room.version
        for verb in ("join", "vote", "predict", "answer", "reflect", "observe"):
            assert (await student.client.get(f"/c/{room.code}/{verb}?choice=trust")).status_code == 405
        await student.look()
        assert room.holding.room.version == version


@pytest.mark.parametrize(
    "fields",
    [
        {"choice": "trust", "reason": "x", "confidence": "٣"},
        {"choice": "trust", "reason": "x", "confidence": "-1"},
        {"choice": "trust", "reason": "x", "confidence": "9" * 40},
        {"choice": "trust", "reason": "x", "confidence": "60", "paper": ["paper"] * 60},
        {"choice": "trust", "reason": "x" * 5000, "confidence": "60"},
        {"choice": "trust", "reason": "", "confidence": "60"},
        {"choice": "../../etc/passwd", "reason": "x", "confidence": "60"},
        {"choice": "trust", "reason": "x", "confidence": "60", "paper": "no-such"},
    ],
)
async def test_a_form_that_no_page_sends_is_refused_in_a_sentence(tmp_path: Path, fields: dict[str, str]) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        await student.look()
        answer = await student.send("vote", **fields)
        assert answer.status_code in {400, 409}
        assert re.search(r"<p[^>]*>[^<]+[.]", answer.text)
        assert not room.holding.room.ballots


async def test_a_file_in_a_form_is_refused(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        await student.look()
        answer = await student.client.post(
            f"/c/{room.code}/vote", data={"signature": student.signature}, files={"choice": ("a", b"trust")}
        )
        assert answer.status_code == 400


async def test_more_than_fits_in_a_form_is_refused(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        client = room.browser().client
        body = b"code=" + b"2" * limits.MOST_BYTES
        assert (await client.post("/", content=body)).status_code == 413

        async def drops() -> object:
            for _ in range(200):
                yield b"x" * 1000

        assert (await client.post("/", content=drops())).status_code == 413  # type: ignore[arg-type]


async def test_a_form_that_comes_too_slowly_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.05)
    async with open_room(tmp_path) as room:

        async def trickle() -> object:
            yield b"code="
            await asyncio.sleep(1.0)
            yield b"222222"

        answer = await room.browser().client.post("/", content=trickle())  # type: ignore[arg-type]
        assert answer.status_code == 408


async def test_a_place_has_two_streams_and_no_more(tmp_path: Path) -> None:
    streams = Streams()
    async with open_room(tmp_path) as room:
        opened = [streams.tell_changes(room.holding, "me", lambda: 1, "0", lambda: None) for _ in range(MOST_STREAMS)]
        for stream in opened:
            await anext(stream)
        assert not streams.has_room("me")
        assert streams.has_room("you")
        await opened[0].aclose()  # type: ignore[attr-defined] # a generator has it
        assert streams.has_room("me")


async def test_of_streams_that_are_asked_for_at_once_no_more_begin_than_a_place_has(tmp_path: Path) -> None:
    streams = Streams()
    async with open_room(tmp_path) as room:
        asked = [streams.tell_changes(room.holding, "me", lambda: 1, "0", lambda: None) for _ in range(60)]
        begun = await asyncio.gather(*(anext(stream, b"") for stream in asked))
        assert begun.count(b"retry: 2000\n\n") == MOST_STREAMS


async def test_a_process_that_stops_waits_for_no_stream(tmp_path: Path) -> None:
    streams = Streams()
    async with open_room(tmp_path) as room:
        stream = streams.tell_changes(room.holding, "me", lambda: 1, "1", lambda: None)
        await anext(stream)
        waits = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0.05)
        streams.close()
        assert await asyncio.wait_for(waits, 1.0) == b": still here\n\n"
        with pytest.raises(StopAsyncIteration):
            await anext(stream)


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = dict(attributes)
        if tag == "style" or (tag == "script" and "src" not in names) or "style" in names:
            self.inline.append(tag)
        self.inline += [name for name in names if name.startswith("on")]


async def test_every_answer_bears_the_policy_and_no_page_needs_more_than_it_allows(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        stages = ["lobby", "vote", "reveal", "reckoning", "debrief"]
        for stage in stages:
            await room.advance_to(stage)
            for path in ("", "/screen"):
                answer = await student.client.get(f"/c/{room.code}{path}")
                tags = _Tags()
                tags.feed(answer.text)
                assert tags.inline == []
        answers = [await student.client.get(path) for path in ("/", "/nowhere", "/static/../app.py", "/c/222222")]
        for answer in (*answers, await student.client.get(f"/c/{room.code}")):
            assert "default-src 'self'" in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["cache-control"] == "no-store"


async def test_no_page_says_by_whom_it_was_asked(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        student = room.browser()
        student.client.headers["user-agent"] = "Telltale/1.0"
        await student.join()
        kept = (tmp_path / "classes.sqlite").read_bytes() + (tmp_path / "classes.sqlite-wal").read_bytes()
        token = next(iter(student.client.cookies.jar)).value or ""
        for trace in (b"Telltale", b"10.0.0.1", token.encode()):
            assert trace not in kept


def test_guesses_are_forgotten_after_a_minute() -> None:
    now = [0.0]
    guesses = access.Guesses(lambda: now[0])
    for number in range(access.FAILURES_OF_ALL):
        guesses.note(f"10.0.{number // 50}.1")
    assert guesses.are_too_many("10.9.9.9")
    now[0] = access.WINDOW + 1
    assert not guesses.are_too_many("10.9.9.9")


async def test_a_stranger_to_the_hall_is_told_a_sentence(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        client = httpx.AsyncClient(transport=room.transport, base_url=ORIGIN)
        answer = await client.get("/c/222222")
        assert "No class has this code" in answer.text


async def test_codes_that_are_guessed_at_once_are_counted_before_the_next_is_looked_up(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        client = room.browser().client
        codes = [f"2222{first}{second}" for first in codes_of.SIGNS[:10] for second in codes_of.SIGNS[:10]]
        answers = await asyncio.gather(*(client.get(f"/c/{code}") for code in codes))
        assert [answer.status_code for answer in answers].count(404) == access.FAILURES_OF_ONE
        assert (await client.get(f"/c/{room.code}")).status_code == 200


async def test_codes_of_places_that_are_guessed_at_once_are_counted_one_by_one(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        guesser = room.browser()
        await guesser.look()
        form = {"signature": guesser.signature, "place": "2222"}
        path = f"/c/{room.code}/join"
        answers = await asyncio.gather(*(guesser.client.post(path, data=form) for _ in range(100)))
        assert [answer.status_code for answer in answers].count(409) == access.FAILURES_OF_ONE


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "undefined", "raw_unicode_escape"])
async def test_nobody_else_says_how_the_signs_of_a_form_are_coded(tmp_path: Path, charset: str) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        await student.look()
        part = '--B\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
        body = part.format("reason", "\\ud800") + part.format("signature", "\\ud800") + "--B--\r\n"
        headers = {"content-type": f"multipart/form-data; boundary=B; charset={charset}"}
        for path in ("/", f"/c/{room.code}/vote", f"/c/{room.code}/join"):
            assert (await student.client.post(path, content=body, headers=headers)).status_code == 400


async def test_a_host_that_no_picture_has_room_for_is_refused(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        answer = await room.browser().client.get(f"/c/{room.code}/screen", headers={"host": "a" * 3000})
        assert answer.status_code == 400
