"""Whatever a student's browser can fetch, at every stage, holds nothing that is not the student's to know."""

import re
from pathlib import Path

import attrs

from game.lesson.attendance import list_represented
from game.lesson.places import Standing
from game.lesson.stages import LessonStage
from game.lesson.verbs import Join, LetIn, Remove, SetLock, ShowReason, ShowTally, Vote
from tests.lesson.test_secrecy import marked_plan, may_know_history
from tests.web.crawling import Fetched, crawl
from tests.web.rooms import Browser, Room, open_room

OF_A_ROLE = re.compile(rb"A-([a-z]+)-(?:brief|long|wants|note|task|paper)")
REASON = re.compile(rb"REASON-(\d+)\.")
TOLD_IN_DEBRIEF = {LessonStage.DEBRIEF, LessonStage.REFLECTION, LessonStage.ENDED}
STAMPS = ("stamp", "events")


async def test_a_student_who_reads_everything_learns_nothing_that_is_not_theirs(tmp_path: Path) -> None:
    async with open_room(tmp_path, marked_plan()) as room:
        students = await room.students(5)
        assert await room.do(SetLock(locked=True)) is None
        students += [*(await room.students(1)), room.browser()]
        assert await room.do(Remove(place=5)) is None
        stages, read = set[LessonStage](), b""
        while True:
            stages.add(room.holding.room.stage)
            await _take_part(room, students[:4])
            for number, student in enumerate(students, 1):
                fetched = await crawl(room, student)
                _hold_secrets(room, number, fetched)
                read += b"".join(one.body for one in fetched)
            if room.holding.room.stage is LessonStage.ENDED:
                break
            await _go_on(room)
        assert stages == set(LessonStage)
        for marker in (b"A-chair-brief", b"A-clerk-wants", b"A-guest-paper", b"OBJECTIVE", b"HISTORY-A", b"REASON-1."):
            assert marker in read, f"nobody was ever shown {marker!r}, so this test would see nothing"


def _hold_secrets(room: Room, number: int, fetched: list[Fetched]) -> None:
    classroom = room.holding.room
    place = classroom.places.get(number)
    is_in = place is not None and place.standing is Standing.IN
    mine = {place.role, *list_represented(classroom, place)} if place is not None and is_in else set()
    codes = {one.code.encode() for one in classroom.places.values() if one.id != number}
    shown = {int(found) for reason in classroom.shown_reasons for found in re.findall(r"REASON-(\d+)", reason.text)}
    for one in fetched:
        where = (classroom.stage, number, one.path)
        assert one.status < 500, where
        assert {role.decode() for role in OF_A_ROLE.findall(one.body)} <= mine, where
        assert b"HISTORY" not in one.body or may_know_history(classroom), where
        assert b"OBJECTIVE" not in one.body or classroom.stage in TOLD_IN_DEBRIEF, where
        assert {int(found) for found in REASON.findall(one.body)} <= shown | {number}, where
        assert not [code for code in codes if re.search(rb"\b" + code + rb"\b", one.body)], where
        assert re.search(rb'"?event"?:', one.body) is None, where  # nothing of the log


async def _take_part(room: Room, students: list[Browser]) -> None:
    """Have everybody do what can be done on their page, each with a reason that names them."""
    for number, student in enumerate(students, 1):
        page = await student.look()
        if "/vote" in page:
            await student.send("vote", choice=room.first_choice, reason=f"REASON-{number}.", confidence="60")
        if 'action="/c/' in page and "/predict" in page:
            question = re.findall(r'name="question" value="([^"]+)"', page)[0]
            answer = re.findall(r'name="answer" value="([^"]+)"', page)[0]
            await student.send("predict", question=question, answer=answer, confidence="80")
        if "/answer" in page:
            await student.send("answer", text=f"REASON-{number}.")


async def _go_on(room: Room) -> None:
    classroom = room.holding.room
    passage = classroom.position.place
    if classroom.stage is LessonStage.DISCUSSION and passage == "first":
        assert await room.do(ShowTally(passage=passage)) is None
        assert await room.do(ShowReason(place=1, passage=passage)) is None
        assert await room.do(LetIn(inject="storm")) is None
    await room.go_on()


async def test_a_ballot_that_is_sealed_changes_no_byte_of_what_others_can_fetch(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        room.hall.clock = room.holding._clock = lambda: room.holding.entry.opened + 60.0  # noqa: SLF001 - it stands
        students = await room.students(3)
        for stage in ("vote", "second-vote"):
            await room.advance_to(stage)
            voting = [Vote(place=1, choice="trust", reason="Yes.", confidence=60, papers=("paper",)),
                      Vote(place=1, choice="doubt", reason="No, and long.", confidence=95)]  # fmt: skip
            seen = []
            for vote in voting:
                assert await room.holding.perform(vote) is None
                seen.append([one for student in students[1:] for one in await crawl(room, student)])
            first, second = ([(one.path, one.lasting) for one in each if not _only_counts(one)] for each in seen)
            assert len(first) > 20
            assert first == second


def _only_counts(one: Fetched) -> bool:
    return one.path.rpartition("/")[2].partition("?")[0] in STAMPS


async def test_who_waits_at_a_locked_door_reads_nothing_but_that(tmp_path: Path) -> None:
    async with open_room(tmp_path, marked_plan()) as room:
        await room.advance_to("briefs")
        assert await room.do(SetLock(locked=True)) is None
        (waiting,) = await room.students(1)
        own = [one for one in await crawl(room, waiting) if one.path == f"/c/{room.code}"]
        assert own
        for one in own:
            assert b"A-" not in one.body
            assert b"Told in" not in one.body


async def test_another_class_is_not_to_be_had_with_the_cookie_of_this_one(tmp_path: Path) -> None:
    async with open_room(tmp_path, marked_plan()) as room:
        (student,) = await room.students(1)
        other = await room.hall.open(marked_plan("B"))
        assert await other.perform(Join(draw=7)) is None
        elsewhere = attrs.evolve(room, holding=other)
        await elsewhere.advance_to("vote")
        for cookie in student.client.cookies.jar:
            student.client.cookies.set(cookie.name, cookie.value or "", domain="class.test", path="/")
        for one in await crawl(elsewhere, student):
            assert b"B-" not in one.body, one.path
            assert one.path.partition("?")[0].rpartition("/")[2] not in {"stamp", "events"} or (
                "/screen/" in one.path or one.status == 403
            )
