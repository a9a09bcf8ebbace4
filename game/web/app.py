"""The application that students and the projector ask."""

import functools
from collections.abc import Callable

import segno
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from game.errors import OnesideError
from game.hosting.codes import draw_number, tidy_code
from game.hosting.hall import Hall
from game.hosting.holding import NOT_KEPT, Holding
from game.lesson.student_reply import StudentReply
from game.lesson.verbs import Join, Refusal, TakeBack
from game.lesson.views import view_projector, view_student
from game.register.refusals import RegisterError
from game.web.access import Guesses, draw_token, give_token, is_forged, key_of, read_token, sign_form
from game.web.answers import UnreadableFormError, read_form, read_verb
from game.web.json_face import answer, wants_json
from game.web.limits import Limits
from game.web.live import Streams, answer_stamp
from game.web.rendering import (
    list_static,
    render_door,
    render_join,
    render_notice,
    render_projector,
    render_student,
)

_NO_CLASS = "No class has this code. Look at the screen again: it has six signs."
_TOO_MANY = "There were too many wrong codes; wait a minute and try again."
_FORGED = "This form was not made by this page. Open the page anew and send it again."
_NO_PLACE = "This phone has no place in this class; take one, or come back to yours, and send it again."
_UNABLE = "This class cannot be gone on with just now; your teacher can see why."
MOST_SIGNS_OF_ADDRESS = 300
"""No name of a computer is longer, and no picture has room for thousands."""
_FOREVER = "public, max-age=31536000, immutable"


class Pages:
    """Answers requests for the classes of a hall."""

    def __init__(self, hall: Hall, address: Callable[[], str]) -> None:
        """Take a hall, and what gives the address that students type, without a slash at its end."""
        self._hall, self._address = hall, address
        self._guesses = Guesses()
        self.streams = Streams()

    async def door(self, request: Request) -> Response:
        """Ask for the code, or lead to the class that has it."""
        if request.method == "GET":
            return HTMLResponse(render_door())
        form = await read_form(request)
        typed = form.get("code", "")
        code = tidy_code(typed if isinstance(typed, str) else "")
        await self._find(request, code)
        return RedirectResponse(f"/c/{code}", 303)

    async def student(self, request: Request) -> Response:
        """Show a student's page, or the page on which one takes a place."""
        holding, code = await self._holding(request), request.path_params["code"]
        token = read_token(request)
        place = await _find_place(holding, token)
        if place is None:
            token = token or draw_token()
            response = self._join_page(request, holding, token)
            give_token(response, request, code, token)
            return response
        self._hall.see(holding, place)
        return self._student_page(request, holding, token)

    async def join(self, request: Request) -> Response:
        """Take a place, or come back to one with its code."""
        holding, token = await self._holding(request), read_token(request)
        form = await self._read_form(request, token)
        typed = form.get("place", "")
        if typed and isinstance(typed, str):
            refusal = await self._take_back(request, holding, TakeBack(code=typed, key=key_of(token)))
        else:
            refusal = await holding.perform(Join(draw=draw_number(), key=key_of(token)))
        if refusal is None:
            self._hall.see(holding, holding.room.keys[key_of(token)])
            return self._done(request, holding, token)
        return self._join_page(request, holding, token, refusal)

    async def act(self, request: Request) -> Response:
        """Carry out what a student's form asks for."""
        holding, token = await self._holding(request), read_token(request)
        form = await self._read_form(request, token)
        place = await _find_place(holding, token)
        if place is None:
            return self._join_page(request, holding, token, Refusal(_NO_PLACE))
        self._hall.see(holding, place)
        refusal = await holding.perform(read_verb(request.path_params["verb"], form, place))
        if refusal is None:
            return self._done(request, holding, token)
        typed = {name: value for name, value in form.items() if isinstance(value, str)}
        return self._student_page(request, holding, token, refusal, typed)

    async def student_events(self, request: Request) -> Response:
        """Tell a student's page when it has changed."""
        holding, place = await self._own(request)
        return self._stream(request, holding, f"{holding.entry.id}/{place}", lambda: holding.stamp(place),
                            lambda: self._hall.see(holding, place))  # fmt: skip

    async def student_stamp(self, request: Request) -> Response:
        """Tell whether a student's page has changed, where streams are cut."""
        holding, place = await self._own(request)
        self._hall.see(holding, place)
        return answer_stamp(request, holding.stamp(place))

    async def screen(self, request: Request) -> Response:
        """Show the projector's page."""
        holding, code = await self._holding(request), request.path_params["code"]
        stamp = holding.room.version
        view = view_projector(holding.room, holding.now)
        address = self._address() or f"{request.url.scheme}://{request.headers.get('host', '')}"
        if len(address) > MOST_SIGNS_OF_ADDRESS:
            raise HTTPException(400)
        page = render_projector(view, code, stamp, address, draw_picture(f"{address}/c/{code}"))
        return HTMLResponse(page)

    async def screen_events(self, request: Request) -> Response:
        """Tell the projector's page when it has changed."""
        holding = await self._holding(request)
        return self._stream(request, holding, f"{holding.entry.id}/screen/{_address_of(request)}",
                            lambda: holding.room.version, lambda: None)  # fmt: skip

    async def screen_stamp(self, request: Request) -> Response:
        """Tell whether the projector's page has changed."""
        holding = await self._holding(request)
        return answer_stamp(request, holding.room.version)

    async def static(self, request: Request) -> Response:
        """Give a file that pages ask for."""
        name = request.path_params["name"]
        content = list_static().get(name)
        if content is None:
            raise HTTPException(404)
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        return Response(content, media_type=kind, headers={"cache-control": _FOREVER})

    async def health(self, _: Request) -> Response:
        """Say that the process answers."""
        return Response("well\n", media_type="text/plain")

    def _done(self, request: Request, holding: Holding, token: str) -> Response:
        """Lead on to the page after a form that was taken; a terminal is given it at once."""
        if wants_json(request):
            return self._student_page(request, holding, token)
        return RedirectResponse(f"/c/{holding.entry.code}", 303)

    def _join_page(self, request: Request, holding: Holding, token: str, refusal: Refusal | None = None) -> Response:
        code, lesson, notice = holding.entry.code, holding.room.plan.lesson.title, refusal.message if refusal else ""
        reply = StudentReply(lesson=lesson, signature=sign_form(token), notice=notice)
        return answer(request, reply, lambda: render_join(code, lesson, reply.signature, notice), _status_of(refusal))

    def _student_page(
        self, request: Request, holding: Holding, token: str, refusal: Refusal | None = None,
        typed: dict[str, str] | None = None,
    ) -> Response:  # fmt: skip
        place = holding.room.keys[key_of(token)]
        stamps = (holding.stamp(place), holding.stamp_of_all)
        view = view_student(holding.room, place, holding.now)
        reply = StudentReply(
            lesson=holding.room.plan.lesson.title,
            signature=sign_form(token),
            stamp=stamps[0],
            notice=refusal.message if refusal else "",
            view=view,
        )
        return answer(
            request,
            reply,
            lambda: render_student(view, holding.entry.code, stamps, reply.signature, reply.notice, typed),
            _status_of(refusal),
        )

    def _stream(
        self, request: Request, holding: Holding, whose: str, stamp: Callable[[], int], sees: Callable[[], None]
    ) -> Response:
        if not self.streams.has_room(whose):
            raise HTTPException(429)
        lines = self.streams.tell_changes(holding, whose, stamp, request.query_params.get("since", ""), sees)
        return StreamingResponse(lines, media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def _own(self, request: Request) -> tuple[Holding, int]:
        holding, token = await self._holding(request), read_token(request)
        place = await _find_place(holding, token)
        if place is None:
            raise HTTPException(403)
        return holding, place

    async def _holding(self, request: Request) -> Holding:
        return await self._find(request, request.path_params["code"])

    async def _find(self, request: Request, code: str) -> Holding:
        """Return the class with a code; a wrong code is counted, and looked up no longer where there were too many."""
        known = self._hall.held(code)
        if known is not None:
            return known
        async with self._guesses.one_at_a_time:
            self._refuse_guessing(request)
            found = await self._hall.find(code) if tidy_code(code) == code and code else None
            if found is None:
                self._guesses.note(_address_of(request))
                raise HTTPException(404, _NO_CLASS)
        return found

    async def _take_back(self, request: Request, holding: Holding, verb: TakeBack) -> Refusal | None:
        """Give a place back to whoever has its code; a wrong one is counted like that of a class."""
        async with self._guesses.one_at_a_time:
            self._refuse_guessing(request)
            refusal = await holding.perform(verb)
            if refusal is not None and refusal is not NOT_KEPT:
                self._guesses.note(_address_of(request))
        return refusal

    def _refuse_guessing(self, request: Request) -> None:
        if self._guesses.are_too_many(_address_of(request)):
            raise HTTPException(429, _TOO_MANY)

    async def _read_form(self, request: Request, token: str) -> FormData:
        form = await read_form(request)
        signature = form.get("signature", "")
        if not token or not isinstance(signature, str) or is_forged(request, token, signature):
            raise HTTPException(403, _FORGED)
        return form


def make_app(hall: Hall, address: Callable[[], str] = lambda: "") -> Starlette:
    """Return the application for the classes of a hall."""
    pages = Pages(hall, address)

    app = Starlette(
        routes=[
            Route("/", pages.door, methods=["GET", "POST"]),
            Route("/health", pages.health),
            Route("/static/{name}", pages.static),
            Route("/c/{code}", pages.student),
            Route("/c/{code}/join", pages.join, methods=["POST"]),
            Route("/c/{code}/events", pages.student_events),
            Route("/c/{code}/stamp", pages.student_stamp),
            Route("/c/{code}/screen", pages.screen),
            Route("/c/{code}/screen/events", pages.screen_events),
            Route("/c/{code}/screen/stamp", pages.screen_stamp),
            Route("/c/{code}/{verb}", pages.act, methods=["POST"]),
        ],
        middleware=[Middleware(Limits)],
        exception_handlers={
            HTTPException: _say,
            UnreadableFormError: _say_unreadable,
            RegisterError: _say_away,
            OnesideError: _say_unable,
        },
    )
    app.state.close_streams = pages.streams.close
    return app


async def _find_place(holding: Holding, token: str) -> int | None:
    """Return the place that a browser has; what another process has kept a moment ago is read before it has none."""
    if not token:
        return None
    key = key_of(token)
    if key not in holding.room.keys and holding.is_shared:
        await holding.catch_up()
    return holding.room.keys.get(key)


@functools.lru_cache(maxsize=256)  # it takes longer than the rest of the page
def draw_picture(address: str) -> str:
    """Return an address as the picture of a QR code, in SVG."""
    return segno.make(address, error="m").svg_inline(scale=1, border=2, omitsize=True, svgclass="qr", lineclass=None)


def _status_of(refusal: Refusal | None) -> int:
    if refusal is None:
        return 200
    return 503 if refusal is NOT_KEPT else 409


def _address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def _say(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.detail == _NO_CLASS:
        code = tidy_code(request.path_params.get("code", ""))
        return answer(request, StudentReply(notice=_NO_CLASS), lambda: render_door(code, _NO_CLASS), 404)
    text = error.detail if error.detail.endswith(".") else "There is nothing here."
    return _say_sentence(request, "That did not work", text, error.status_code)


def _say_unreadable(request: Request, _: Exception) -> Response:
    return _say_sentence(request, "That did not work", _FORGED, 400)


def _say_away(request: Request, _: Exception) -> Response:
    return _say_sentence(request, "Just a moment", NOT_KEPT.message, 503)


def _say_unable(request: Request, _: Exception) -> Response:
    """Say that a class cannot be gone on with: why is the teacher's to know, and may name files."""
    return _say_sentence(request, "Just a moment", _UNABLE, 503)


def _say_sentence(request: Request, title: str, text: str, status: int) -> Response:
    return answer(request, StudentReply(notice=text), lambda: render_notice(title, text), status)
