"""How codes are drawn, what a form that is sent twice does, and what a clock that runs out does not."""

import math
import re
import secrets
from pathlib import Path

import pytest

from game.hosting import codes
from game.lesson.verbs import AddTime
from game.web import access
from tests.web.rooms import open_room

TWO_HOURS = 2 * 60 * 60


def test_a_code_has_six_signs_that_make_no_word_and_look_unlike_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes.CODE_LENGTH * math.log2(len(codes.SIGNS)) > 28.8 - 0.1
    assert not set(codes.SIGNS) & set("AEIOU01")
    assert len({codes.draw_code() for _ in range(500)}) == 500
    monkeypatch.setattr(secrets, "choice", lambda signs: signs[-1])
    assert codes.draw_code() == codes.SIGNS[-1] * codes.CODE_LENGTH


def test_a_place_is_known_by_128_bits_and_kept_as_their_digest_alone() -> None:
    assert access.COOKIE_BYTES * 8 == 128
    token = access.draw_token()
    assert len({access.draw_token() for _ in range(500)}) == 500
    assert token not in access.key_of(token)
    assert re.fullmatch(r"[0-9a-f]{64}", access.key_of(token))


async def test_a_form_that_is_sent_twice_is_one_ballot_and_one_event(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        page = await student.look()
        forms = re.findall(r'<form method="post".*?</form>', page, re.DOTALL)
        assert forms
        assert all('name="turn"' in form and 'name="signature"' in form for form in forms)
        for _ in range(3):
            student.page = page
            assert (await student.send("vote", choice="trust", reason="Once.", confidence="60")).status_code == 200
        log = [kept.payload for kept in room.hall.register.load(room.holding.entry.id)]
        assert sum('"event":"voted"' in payload for payload in log) == 1


async def test_a_clock_that_has_run_out_sends_nothing_and_closes_nothing_and_can_be_given_more(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        page = await student.look()
        opened = room.holding.now
        room.holding._clock = lambda: float(room.holding.entry.opened + opened + TWO_HOURS)  # noqa: SLF001 - it runs
        before = room.holding.room
        assert 'action="/c/' in await student.look()
        assert room.holding.room is before
        student.page = page
        assert (await student.send("vote", choice="trust", reason="Late.", confidence="60")).status_code == 200
        assert "Your ballot is in" in student.page
        assert await room.do(AddTime(seconds=120)) is None
