"""A language server in a process of its own, spoken to as an editor does: JSON-RPC over stdio."""

import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Self

PATIENCE = 60.0
"""Seconds after which an answer will not come any more."""


class Server:
    """A running language server; answers, and what it says unasked, are kept in the order they come."""

    def __init__(self, command: list[str], environment: Mapping[str, str], folder: Path) -> None:
        """Start the program."""
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=dict(environment), cwd=folder
        )
        self._incoming: queue.Queue[dict[str, Any]] = queue.Queue()
        self._asked = 0
        self.said: list[dict[str, Any]] = []
        self.answers: dict[str, Callable[[Any], Any]] = {}
        self.errors = b""
        self._threads = [threading.Thread(target=self._listen), threading.Thread(target=self._note_errors)]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        """Return the server itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ask it to go, and see that it is gone."""
        with contextlib.suppress(AssertionError, OSError, ValueError):
            self.ask("shutdown", None)
            self.tell("exit", None)
        try:
            self._process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        for thread in self._threads:
            thread.join()
        for stream in self._streams():
            stream.close()

    def hang_up(self) -> None:
        """Close the line without a word, as an editor does that crashes."""
        self._streams()[0].close()

    def wait(self) -> int:
        """Wait until the program has ended by itself, and give how it came out."""
        return self._process.wait(timeout=PATIENCE)

    @property
    def code(self) -> int | None:
        """How the program came out, once it has."""
        return self._process.returncode

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its result."""
        self._asked += 1
        number = self._asked
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]
            self._take(message)

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def wait_for(self, method: str, fits: Callable[[Any], bool]) -> Any:
        """Return the parameters of what the server says next that fits; what was said before is passed over."""
        while True:
            message = self._next()
            self._take(message)
            if message.get("method") == method and fits(message.get("params")):
                return message.get("params")

    def _take(self, message: dict[str, Any]) -> None:
        """Keep a notification; answer a request as an editor with nothing to say would."""
        if "id" not in message:
            self.said.append(message)
        elif "method" in message:
            answer = self.answers.get(message["method"])
            result = answer(message.get("params")) if answer else None
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def _next(self) -> dict[str, Any]:
        try:
            message = self._incoming.get(timeout=PATIENCE)
        except queue.Empty:
            message = {}
        assert message, f"the server says nothing more: {self.errors.decode(errors='replace')}"
        return message

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        stream = self._streams()[0]
        stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        stream.flush()

    def _streams(self) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
        process = self._process
        assert process.stdin
        assert process.stdout
        assert process.stderr
        return process.stdin, process.stdout, process.stderr

    def _listen(self) -> None:
        for message in self._messages(self._streams()[1]):
            self._incoming.put(message)
        self._incoming.put({})

    def _messages(self, stream: IO[bytes]) -> Iterator[dict[str, Any]]:
        while True:
            length = 0
            while (line := stream.readline()).strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                return
            yield json.loads(stream.read(length))

    def _note_errors(self) -> None:
        self.errors = self._streams()[2].read()
