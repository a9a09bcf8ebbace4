"""The student's page as JSON, for a terminal: the same door, the same refusals, the same view."""

from pathlib import Path

from game.lesson.student_reply import read_reply
from game.lesson.views import view_student
from tests.lesson.test_student_reply import bare
from tests.web.rooms import Browser, open_room

JSON = {"accept": "application/json"}


async def look(browser: Browser) -> str:
    """Return the page as JSON."""
    return (await browser.client.get(f"/c/{browser.code}", headers=JSON)).text


async def test_a_terminal_joins_looks_and_votes_with_the_same_cookie_and_signature(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        browser = room.browser()
        before = read_reply(await look(browser))
        assert (before.lesson, before.view) == ("A small lesson", None)
        form = {"signature": before.signature}
        answer = await browser.client.post(f"/c/{room.code}/join", data=form, headers=JSON)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        await room.advance_to("vote")
        reply = read_reply(await look(browser))
        assert reply.view == bare(view_student(room.holding.room, 1, room.holding.now))
        vote = {
            **form,
            "choice": "doubt",
            "reason": "I doubt.",
            "confidence": "60",
            "turn": str(room.holding.room.turn),
        }
        answer = await browser.client.post(f"/c/{room.code}/vote", data=vote, headers=JSON)
        kept = read_reply(answer.text)
        assert kept.view is not None
        assert kept.view.ballots[0].choice == "doubt"
        assert kept.stamp > reply.stamp
        page = await browser.look()
        assert "Your ballot is in" in page


async def test_what_is_refused_on_a_page_is_refused_in_json_with_the_same_status(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        student, other = await room.students(2)
        await room.advance_to("vote")
        await student.look()
        path, client = f"/c/{room.code}/vote", student.client
        good = {"signature": student.signature, "choice": "trust", "reason": "x", "confidence": "60"}
        for form, headers in (
            ({**good, "signature": other.signature}, {}),
            (good, {"origin": "http://evil.test"}),
            ({**good, "choice": "nowhere"}, {}),
            ({**good, "confidence": "x"}, {}),
            ({**good, "turn": "0"}, {}),
        ):
            page = await client.post(path, data=form, headers=headers)
            told = await client.post(path, data=form, headers={**headers, **JSON})
            assert page.status_code == told.status_code
            assert told.status_code in {400, 403, 409}
            assert read_reply(told.text).notice.endswith(".")
        assert not room.holding.room.ballots
        for where in ("/c/222222", "/nowhere"):
            told = await client.get(where, headers=JSON)
            assert (told.status_code, read_reply(told.text).view) == (404, None)


async def test_json_is_given_to_nobody_else(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await room.students(1)
        stranger = await look(room.browser())
        assert read_reply(stranger).view is None
        assert "chair" not in stranger
        answer = await room.browser().client.get(f"/c/{room.code}", headers={"accept": "text/html, */*"})
        assert answer.headers["content-type"].startswith("text/html")
