"""The same answers as JSON, for whoever sits at a terminal: asked for with `Accept: application/json`."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from game.lesson.student_reply import StudentReply, write_reply

JSON = "application/json"


def wants_json(request: Request) -> bool:
    """Tell whether a request asks for JSON; no browser does by itself."""
    return JSON in request.headers.get("accept", "")


def answer(request: Request, reply: StudentReply, make_page: Callable[[], str], status: int = 200) -> Response:
    """Return a reply as JSON where that was asked for, else the page."""
    if wants_json(request):
        return Response(write_reply(reply), status, media_type=JSON)
    return HTMLResponse(make_page(), status)
