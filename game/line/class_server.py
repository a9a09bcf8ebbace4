"""What a terminal asks of the server of a class, over HTTP."""

import http.client
import re
import urllib.parse
from collections.abc import Iterator, Mapping, Sequence

import attrs

from game.characters import replace_forbidden
from game.errors import OnesideError, UsageError, describe_reason
from game.lesson.student_reply import StudentReply, UnreadableReplyError, read_reply

PATIENCE = 10.0
"""Seconds to wait for an answer."""
SILENCE = 40.0
"""Seconds after which a stream that gives no sign is taken for cut; a server gives one every fifteen."""
MOST_BYTES = 8_000_000
_COOKIE = re.compile(r"place=([A-Za-z0-9_-]{1,200})(?:;|$)")
_LONGEST_LINE = 1000
_JOINED_BY = re.compile(r"/c/([^/]*)/?")

Form = Mapping[str, str | Sequence[str]]


class AwayError(OnesideError):
    """The server does not answer just now."""


class RefusedError(OnesideError):
    """The server answered, and would have none of it."""


@attrs.frozen
class Address:
    """Where a server is: whether it speaks TLS, its name and its port."""

    secure: bool
    host: str
    port: int

    def __str__(self) -> str:
        """Return the address as it can be typed."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"


def read_address(typed: str) -> tuple[Address, str]:
    """Return the address that a person typed, and the code where it ends in one; raises UsageError."""
    try:
        parts = urllib.parse.urlsplit(typed if "://" in typed else f"http://{typed}")
        host, secure = parts.hostname or "", parts.scheme == "https"
        host.encode("idna")
        port = parts.port or (443 if secure else 80)
    except ValueError:
        host = ""
    path = _JOINED_BY.fullmatch(parts.path) if host else None
    if not host or parts.scheme not in {"http", "https"} or parts.username or not (path or parts.path in {"", "/"}):
        message = f"'{replace_forbidden(typed)}' is no address of a class; it looks like 'http://192.168.1.5:8000'."
        raise UsageError(message)
    return Address(secure, host, port), path[1] if path else ""


class ClassServer:
    """A class as one browser without a window sees it: it keeps the cookie of a place and signs its forms."""

    def __init__(self, address: Address, code: str) -> None:
        """Ask nothing yet."""
        self._address, self._path = address, f"/c/{urllib.parse.quote(code, safe='')}"
        self._cookie = self._signature = ""

    def look(self) -> StudentReply:
        """Return what there is to be seen; raises AwayError and RefusedError."""
        reply, status = self._ask("GET", self._path)
        if status != http.client.OK:
            raise RefusedError(reply.notice)
        return reply

    def join(self, place: str = "") -> StudentReply:
        """Take a place, or come back to the one with a code; raises AwayError and RefusedError."""
        reply, status = self._post("join", {"place": place})
        if status != http.client.OK:
            raise RefusedError(reply.notice)
        return reply

    def send(self, verb: str, form: Form) -> StudentReply:
        """Send a form; `notice` of what comes says why it was not taken. Raises AwayError and RefusedError."""
        reply, _ = self._post(verb, form)
        if reply.view is None:
            raise RefusedError(reply.notice)
        return reply

    def follow(self, since: int) -> Iterator[int]:
        """Yield the stamp of the page whenever it changes, as a stream tells it; ends where that is cut."""
        connection = self._connect(SILENCE)
        try:
            connection.request("GET", f"{self._path}/events?since={since}", headers=self._headers())
            answer = connection.getresponse()
            while answer.status == http.client.OK and (line := answer.readline(_LONGEST_LINE)):
                told = line.removeprefix(b"data: ").strip()
                if told != line.strip() and told.isdigit():
                    yield int(told)
        except (OSError, http.client.HTTPException):
            return
        finally:
            connection.close()

    def read_stamp(self) -> int:
        """Return the stamp of the page, where streams are cut; raises AwayError."""
        _, body = self._exchange("GET", f"{self._path}/stamp", "")
        return int(body) if body.strip().isdigit() else 0

    def _post(self, verb: str, form: Form) -> tuple[StudentReply, int]:
        body = urllib.parse.urlencode({"signature": self._signature, **form}, doseq=True)
        return self._ask("POST", f"{self._path}/{verb}", body)

    def _ask(self, method: str, path: str, body: str = "") -> tuple[StudentReply, int]:
        status, text = self._exchange(method, path, body)
        try:
            reply = read_reply(text)
        except UnreadableReplyError as error:
            if status >= http.client.BAD_REQUEST and len(text) <= _LONGEST_LINE:  # said before any page was reached
                raise RefusedError(" ".join(text.split()) or str(error)) from error
            message = f"At {self._address} there is no class of this version of the game."
            raise RefusedError(message) from error
        self._signature = reply.signature or self._signature
        return reply, status

    def _exchange(self, method: str, path: str, body: str) -> tuple[int, str]:
        connection = self._connect(PATIENCE)
        try:
            connection.request(method, path, body or None, self._headers())
            answer = connection.getresponse()
            text = answer.read(MOST_BYTES).decode(errors="replace")
        except OSError as error:
            message = f"{self._address} does not answer: {describe_reason(error)}."
            raise AwayError(message) from error
        except http.client.HTTPException as error:
            message = f"What answers at {self._address} is no server of a class."
            raise AwayError(message) from error
        finally:
            connection.close()
        kept = _COOKIE.match(answer.getheader("set-cookie", ""))
        self._cookie = kept[1] if kept else self._cookie
        return answer.status, text

    def _headers(self) -> dict[str, str]:
        cookie = {"cookie": f"place={self._cookie}"} if self._cookie else {}
        return {"accept": "application/json", "content-type": "application/x-www-form-urlencoded", **cookie}

    def _connect(self, seconds: float) -> http.client.HTTPConnection:
        kind = http.client.HTTPSConnection if self._address.secure else http.client.HTTPConnection
        return kind(self._address.host, self._address.port, timeout=seconds)
