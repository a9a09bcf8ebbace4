"""A class of the small lesson behind the application, and browsers without any script."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import attrs
import httpx

from game.hosting.hall import Hall
from game.hosting.holding import Holding
from game.lesson.plan import Plan
from game.lesson.verbs import Advance, Decide, Refusal, TeacherVerb
from game.register.register import open_file
from game.web.app import make_app
from tests.lesson.lessons import DECISION, LESSON
from tests.random_decisions import ARCHIVE

PLAN = Plan(lesson=LESSON, decision=DECISION, references=ARCHIVE)
ORIGIN = "http://class.test"
_SIGNATURE = re.compile(r'name="signature" value="([0-9a-f]+)"')
_TURN = re.compile(r'name="turn" value="(\d+)"')


class Browser:
    """A browser without scripts: it keeps cookies, follows redirects and sends the forms that a page has."""

    def __init__(self, app: httpx.AsyncBaseTransport, code: str, address: str = "10.0.0.1") -> None:
        """Go nowhere yet."""
        self.client = httpx.AsyncClient(transport=app, base_url=ORIGIN, follow_redirects=True)
        self.code, self.address, self.page = code, address, ""

    async def look(self, path: str = "") -> str:
        """Load a page of the class."""
        self.page = (await self.client.get(f"/c/{self.code}{path}")).text
        return self.page

    async def send(self, verb: str, **fields: str | list[str]) -> httpx.Response:
        """Send a form of the page that is shown, and show what comes."""
        turn = _TURN.search(self.page)
        own = {"signature": self.signature} | ({"turn": turn[1]} if turn else {})
        answer = await self.client.post(f"/c/{self.code}/{verb}", data={**own, **fields})
        self.page = answer.text
        return answer

    async def join(self) -> str:
        """Take a place."""
        await self.look()
        await self.send("join")
        return self.page

    @property
    def signature(self) -> str:
        """What the forms of the page bear."""
        found = _SIGNATURE.search(self.page)
        return found[1] if found else ""


@attrs.define
class Room:
    """A class, its application, and the teacher's hand."""

    hall: Hall
    holding: Holding
    transport: httpx.ASGITransport

    @property
    def code(self) -> str:
        """What one joins by."""
        return self.holding.entry.code

    def browser(self) -> Browser:
        """Return a browser that has not been here."""
        return Browser(self.transport, self.code)

    async def students(self, count: int) -> list[Browser]:
        """Return browsers that took places."""
        browsers = [self.browser() for _ in range(count)]
        for browser in browsers:
            await browser.join()
        return browsers

    async def do(self, verb: TeacherVerb) -> Refusal | None:
        """Do what the teacher does."""
        return await self.holding.perform(verb)

    async def advance_to(self, stage: str) -> None:
        """Go on to a stage, whoever is not done."""
        while self.holding.room.stage.value != stage:
            await self.go_on()

    async def go_on(self) -> None:
        """Go one stage on, by the first choice where the class does not decide."""
        refusal = await self.do(Advance(without_stragglers=True))
        if refusal is not None:
            assert await self.do(Decide(choice=self.first_choice)) is None, refusal

    @property
    def first_choice(self) -> str:
        """The first choice of the page that the class stands before."""
        return self.holding.room.plan.decision.passages[self.holding.room.position.place].choices[0].id


@asynccontextmanager
async def open_room(folder: Path, plan: Plan = PLAN) -> AsyncIterator[Room]:
    """Open a class whose register lies in a folder."""
    register = await asyncio.to_thread(open_file, folder)
    hall = Hall(register, lambda _: plan)
    holding = await hall.open(plan)
    try:
        yield Room(hall, holding, httpx.ASGITransport(make_app(hall), client=("10.0.0.1", 5000)))
    finally:
        await asyncio.to_thread(register.close)
