"""Words of a student, or of whoever types into a form, are text on every screen, whatever they are made of."""

import html.parser
import re
from pathlib import Path

import pytest

from game.lesson.stages import LessonStage
from game.lesson.verbs import ShowReason, ShowTally
from tests.web.crawling import crawl
from tests.web.rooms import Browser, Room, open_room

HOSTILE = (
    '"><evil onfocus=alert(1) autofocus>',
    "'><evil>\x1b[2J\x07\u202e",
    "</textarea></title></script><evil>",
    "{{ 70*70 }}{% raw %}<evil>",
    "=cmd|' /C calc'!A0<evil>",
    "javascript:evil()//<evil>\r\nset-cookie: evil=1",
)
FORBIDDEN = ("\x1b", "\x07", "\u202e", "4900")


class _Elements(html.parser.HTMLParser):
    """Notes every element and attribute that only a hostile word could have made."""

    def __init__(self) -> None:
        super().__init__()
        self.hostile: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.hostile += [tag] if tag == "evil" else []
        for name, value in attributes:
            address = name in {"href", "src", "action", "formaction"} and "javascript" in (value or "")
            self.hostile += [name] if name.startswith("on") or address else []


def hold_words(text: str, headers: str, where: object) -> None:
    """Hold that a page has no element of a student's making, and no sign that acts."""
    elements = _Elements()
    elements.feed(text)
    assert elements.hostile == [], where
    assert not [sign for sign in FORBIDDEN if sign in text], where
    assert "evil" not in headers, where


@pytest.mark.parametrize("words", HOSTILE)
async def test_words_in_every_field_are_text_on_every_screen(tmp_path: Path, words: str) -> None:
    async with open_room(tmp_path) as room:
        (student, _) = await room.students(2)
        read = ""
        while room.holding.room.stage is not LessonStage.ENDED:
            read += await _write_everywhere(room, student, words)
            if room.holding.room.stage is LessonStage.DISCUSSION and room.holding.room.position.place == "first":
                assert await room.do(ShowTally(passage="first")) is None
                assert await room.do(ShowReason(place=1, passage="first")) is None
            await room.go_on()
        assert read.count("evil") > 20, "the words were hardly shown, so this test would see nothing"


async def _write_everywhere(room: Room, student: Browser, words: str) -> str:
    """Send the words in every field of every form; give all that can be read then."""
    stage, read = room.holding.room.stage, ""
    choice = {"first": "trust", "third": "stay"}.get(room.holding.room.position.place, "")
    forms = {
        "vote": {"choice": choice, "reason": words, "confidence": "60"},
        "predict": {"question": "history/first", "answer": words, "confidence": words},
        "answer": {"text": words},
        "reflect": {"text": words},
        "join": {"place": words},
    }
    for verb, fields in forms.items():
        for sent in (dict.fromkeys(fields, words), fields):
            await student.look()
            answer = await student.send(verb, **sent)
            hold_words(answer.text, str(answer.headers.multi_items()), (verb, stage))
    for one in await crawl(room, student):
        head, _, body = one.body.decode().partition("\n\n")
        if b"content-type: text/html" in one.body:
            hold_words(body or head, "", (one.path, stage))
            read += body
    return read


@pytest.mark.parametrize("words", HOSTILE)
async def test_what_is_typed_at_the_door_is_text(tmp_path: Path, words: str) -> None:
    async with open_room(tmp_path) as room:
        client = room.browser().client
        answers = [
            await client.post("/", data={"code": words}),
            await client.get("/c/" + re.sub(r"[\x00-\x1f]", "", words).replace("/", "")),
            await client.get(f"/c/{room.code}", params={"notice": words}),
            await client.get(f"/c/{room.code}", headers={"cookie": "place=<evil>"}),
            await client.get(f"/c/{room.code}/screen", headers={"host": "<evil>"}),
        ]
        for answer in answers:
            hold_words(answer.text, str(answer.headers.multi_items()), answer.url)
