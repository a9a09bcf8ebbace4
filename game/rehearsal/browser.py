"""A browser without scripts: pages, one cookie, and forms that are sent."""

import http.client
import urllib.parse

PATIENCE = 10.0
"""Seconds to wait for a page."""


class NoPageError(Exception):
    """There was no page to be had: the server is away, or the class has gone."""


class Browser:
    """Asks for the pages of one class; `cookies` are what it was given."""

    def __init__(self, address: str, cookies: dict[str, str] | None = None) -> None:
        """Begin with the cookies of another time, or with none."""
        self._parts = urllib.parse.urlsplit(address)
        self.cookies = dict(cookies or {})

    def get(self, path: str) -> str:
        """Return a page; raises NoPageError."""
        return self._ask("GET", path)

    def post(self, path: str, fields: list[tuple[str, str]]) -> str:
        """Send a form, and return the page that follows; raises NoPageError."""
        return self._ask("POST", path, urllib.parse.urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None = None) -> str:
        connection = http.client.HTTPConnection(self._parts.hostname or "", self._parts.port, timeout=PATIENCE)
        headers = (
            {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        )
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise NoPageError(str(error)) from error
        finally:
            connection.close()
        for header in response.headers.get_all("Set-Cookie") or ():
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value.strip()
        to = response.headers.get("Location")
        if response.status in {302, 303} and to:
            return self.get(urllib.parse.urlsplit(to).path)
        if response.status == 404:  # noqa: PLR2004 - nothing there
            raise NoPageError(text)
        return text
