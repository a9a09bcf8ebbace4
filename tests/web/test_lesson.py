"""A whole lesson in browsers that run no script."""

import re
from pathlib import Path

import pytest

from game.errors import ContentError
from game.lesson.plan import Plan
from game.lesson.verbs import Advance, CountHands, Decide, LetIn, Remove, SetLock, ShowReason, ShowTally
from tests.web.rooms import open_room

HOSTILE = '<script>alert(1)</script> & "quoted" =1+1 \u202e\x1b[2J'


async def test_a_lesson_is_held_from_the_door_to_the_last_question(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        chair, clerk, guest = await room.students(3)
        assert "The chair" in chair.page
        assert "The clerk" in clerk.page
        await room.advance_to("briefs")
        assert "You chair." in await chair.look()
        assert "You count." in await clerk.look()
        assert "You count." not in await guest.look()
        await room.advance_to("vote")
        for browser, choice in ((chair, "doubt"), (clerk, "trust"), (guest, "trust")):
            await browser.look()
            answer = await browser.send("vote", choice=choice, reason=HOSTILE, confidence="60")
            assert answer.status_code == 200
            assert "Your ballot is in" in browser.page
        screen = await room.browser().look("/screen")
        assert "<strong>3</strong> of 3 are done" in screen
        await room.advance_to("prediction")
        await guest.look()
        answer = await guest.send("predict", question="history/first", answer="leave", confidence="95")
        assert "It is sealed until the reveal" in guest.page
        await room.advance_to("discussion")
        assert await room.do(ShowTally(passage="first")) is None
        assert await room.do(ShowReason(place=1, passage="first")) is None
        screen = await room.browser().look("/screen")
        assert "&lt;script&gt;" in screen
        assert "<script>alert" not in screen
        assert "\x1b" not in screen
        assert await room.do(LetIn(inject="storm")) is None
        assert "It is blowing." in await clerk.look()
        await room.advance_to("second-vote")
        await chair.look()
        await chair.send("vote", choice="trust", reason="", confidence="80")
        await room.advance_to("deciding")
        assert await room.do(Decide()) is None
        assert "They are glad." in await chair.look()


async def test_after_the_reveal_each_sees_their_own_road_and_writes_down_what_they_take_along(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        chair, clerk, guest = await room.students(3)
        await room.advance_to("vote")
        await chair.look()
        await chair.send("vote", choice="trust", reason="I do.", confidence="80")
        assert "History went." not in chair.page
        await room.advance_to("reveal")
        assert "History went." in await guest.look()
        await room.advance_to("reckoning")
        assert "Your own ballots alone" in await chair.look()
        await room.advance_to("debrief")
        await clerk.look()
        await clerk.send("answer", text="We trusted them.")
        assert "Your answer is in" in clerk.page
        assert "To look firm." in await guest.look()
        await room.advance_to("reflection")
        await guest.look()
        await guest.send("reflect", text="That it was close.")
        assert "Thank you" in guest.page
        await room.advance_to("ended")
        assert "The class has ended" in await guest.look()


async def test_what_was_typed_stands_again_in_a_form_that_was_refused(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        await student.look()
        answer = await student.send("vote", choice="nowhere", reason="My long reason", confidence="60")
        assert answer.status_code == 409
        assert "My long reason" in student.page
        assert "There is no open choice" in student.page


async def test_a_form_from_before_the_class_went_on_changes_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        await student.look()
        before = student.page
        await room.advance_to("discussion")
        student.page = before
        answer = await student.send("vote", choice="trust", reason="late", confidence="60")
        assert answer.status_code == 409
        assert not room.holding.room.ballots


async def test_a_place_is_had_again_on_another_phone_by_its_four_signs(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await room.students(1)
        code = room.holding.room.places[1].code
        other = room.browser()
        await other.look()
        await other.send("join", place=f" {code.lower()} ")
        assert "The chair" in other.page
        assert len(room.holding.room.places) == 1
        wrong = room.browser()
        await wrong.look()
        answer = await wrong.send("join", place="2222")
        assert answer.status_code == 409
        assert "No place in this class" in wrong.page


async def test_whoever_reloads_or_joins_twice_has_one_place(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        student = room.browser()
        await student.look()
        form = student.page
        await student.send("join")
        student.page = form
        await student.send("join")
        assert len(room.holding.room.places) == 1


async def test_before_a_locked_door_one_waits_and_who_is_removed_sees_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (first,) = await room.students(1)
        await room.do(SetLock(locked=True))
        (late,) = await room.students(1)
        assert "the teacher has to let you in" in late.page
        await room.do(Remove(place=1))
        await room.advance_to("page")
        assert "Told in first." not in await first.look()
        assert "taken this place out" in first.page


async def test_who_no_longer_speaks_for_a_role_is_told_as_somebody_takes_it(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (chair,) = await room.students(1)
        await chair.look()
        before = (await chair.client.get(f"/c/{room.code}/stamp")).text
        assert "You also speak for" not in chair.page
        (clerk,) = await room.students(1)
        assert "You also speak for" not in clerk.page
        assert (await chair.client.get(f"/c/{room.code}/stamp")).text == before
        await room.do(Remove(place=1))
        assert "You also speak for: The chair" in await clerk.look()
        before = (await clerk.client.get(f"/c/{room.code}/stamp")).text
        await room.students(1)
        assert (await clerk.client.get(f"/c/{room.code}/stamp")).text != before
        assert "You also speak for" not in await clerk.look()


async def test_each_list_of_sources_says_of_what(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (chair,) = await room.students(1)
        while room.holding.room.stage.value != "ended":
            named = re.findall(r"<summary>(Sources[^<]*)</summary>", await chair.look())
            assert len(named) == len(set(named)), named
            assert "Sources" not in named
            if await room.do(Advance(without_stragglers=True)) is not None:
                await room.do(Decide(choice="stay" if room.holding.room.position.place == "third" else "trust"))


async def test_once_history_is_told_the_old_votes_stand_below_it_with_their_questions(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (chair,) = await room.students(1)
        await room.advance_to("vote")
        await chair.look()
        await chair.send("vote", choice="trust", reason="I do.", confidence="80")
        assert await room.do(CountHands(hands=(("trust", 2),))) is None
        await room.advance_to("discussion")
        await room.do(ShowTally(passage="first"))
        for path in ("", "/screen"):
            shown = await chair.look(path)
            assert "The first vote: 1 of 1 ballots and 2 hands" in shown
            assert "<strong>Trust them?</strong>" not in shown
        await room.advance_to("reckoning")
        for path in ("", "/screen"):
            shown = await chair.look(path)
            assert shown.index("The first vote") > shown.index("History</th>")
            assert "<strong>Trust them?</strong> The first vote: 1 of 1 ballots and 2 hands" in shown
            assert "is better" in shown


async def test_waiting_pages_load_themselves_anew_where_no_script_runs_and_forms_never_do(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        refresh = '<noscript><meta http-equiv="refresh"'
        assert refresh in student.page
        await room.advance_to("vote")
        assert refresh not in await student.look()


async def test_a_class_is_gone_on_with_by_its_code_in_another_process(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        await room.advance_to("vote")
        await student.look()
        await student.send("vote", choice="trust", reason="Because.", confidence="60")
        room.hall.forget()
        assert "Your ballot is in" in await student.look()


def _refuse(_: str) -> Plan:
    message = "The lesson 'small' cannot be opened: content/lessons/small.yaml:3:1"
    raise ContentError(message)


async def test_a_class_whose_lesson_was_edited_says_so_without_naming_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room(tmp_path) as room:
        (student,) = await room.students(1)
        room.hall.forget()
        monkeypatch.setattr(room.hall, "_find_plan", _refuse)
        answer = await student.client.get(f"/c/{room.code}")
        assert answer.status_code == 503
        assert "your teacher can see why" in answer.text
        assert "small.yaml" not in answer.text
