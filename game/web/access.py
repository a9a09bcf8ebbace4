"""Who may come in: the cookie of a place, forged forms, guessed codes."""

import asyncio
import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "place"
COOKIE_BYTES = 16
COOKIE_SECONDS = 30 * 24 * 60 * 60
WINDOW = 60.0
FAILURES_OF_ONE, FAILURES_OF_ALL = 60, 600
"""Wrong codes in a window, of one address and of all, after which nobody is answered; right ones are never counted."""
MOST_ADDRESSES = 10_000


class Guesses:
    """Counts wrong codes, and nothing else: a whole school may come from one address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none; who guesses holds `one_at_a_time`, or a thousand would be answered before one is counted."""
        self._clock = clock
        self.one_at_a_time = asyncio.Lock()
        self._all: deque[float] = deque()
        self._of: dict[str, deque[float]] = {}

    def note(self, address: str) -> None:
        """Note a wrong code."""
        now = self._clock()
        if len(self._of) > MOST_ADDRESSES:
            self._of.clear()
        self._all.append(now)
        self._of.setdefault(address, deque()).append(now)

    def are_too_many(self, address: str) -> bool:
        """Tell whether there were so many that codes are no longer looked up for now."""
        since = self._clock() - WINDOW
        of_one = self._of.get(address, deque())
        for times in (self._all, of_one):
            while times and times[0] < since:
                times.popleft()
        if not of_one:
            self._of.pop(address, None)
        return len(of_one) >= FAILURES_OF_ONE or len(self._all) >= FAILURES_OF_ALL


def draw_token() -> str:
    """Return a token of 128 bits for a cookie."""
    return secrets.token_urlsafe(COOKIE_BYTES)


def read_token(request: Request) -> str:
    """Return the token that a browser brings; empty where it brings none that we gave."""
    token = request.cookies.get(COOKIE, "")
    return token if len(token) == len(draw_token()) and token.isascii() else ""


def key_of(token: str) -> str:
    """Return what a browser is known by in the log: nothing from which its cookie could be made."""
    return hashlib.sha256(token.encode()).hexdigest()


def give_token(response: Response, request: Request, code: str, token: str) -> None:
    """Have a browser keep its token for this class alone."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        path=f"/c/{code}",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def sign_form(token: str) -> str:
    """Return what a form must bring back to be the page's own; only whoever has the cookie can know it."""
    return hmac.digest(token.encode(), b"form of a class", "sha256").hex()


def is_forged(request: Request, token: str, signature: str) -> bool:
    """Tell whether a form comes from elsewhere: by what the browser says of its origin, and by the form's signature."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    host = request.headers.get("host", "")
    if site not in {"same-origin", "none"} or (origin is not None and origin.partition("://")[2] != host):
        return True
    return not hmac.compare_digest(sign_form(token).encode(), signature.encode())
