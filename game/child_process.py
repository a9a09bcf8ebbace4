"""A module of ours at work in a process of its own, out of everybody's way: it is asked, and tells what it finds."""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_HERE = str(Path(__file__).resolve().parents[1])

Tell = Callable[[object], None]
"""Takes one value to where the request came from."""


class ChildFailedError(ChildProcessError):
    """Something went wrong in the other process: a mistake of ours; the text says where."""


class Child:
    """The process of a module that `serve`s; nothing that lies in the current folder is run."""

    def __init__(self, module: str) -> None:
        """Start it; raises OSError where that cannot be done."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command_of(module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def hear(self, request: object) -> Iterator[Any]:
        """Hand a request over and give what is told of it, value by value, until all is told.

        Raises ChildProcessError where the process ends before that, and ChildFailedError where it fails.
        """
        process = self._process
        if process.stdin is None or process.stdout is None:
            return
        try:
            pickle.dump(request, process.stdin)
            process.stdin.flush()
            while data := pickle.load(process.stdout):  # noqa: S301 - from our own program
                if isinstance(data, str):
                    raise ChildFailedError(data)
                yield data[0]
        except (EOFError, BrokenPipeError, ValueError, pickle.UnpicklingError) as error:
            message = "The process ended before it had told everything."
            raise ChildProcessError(message) from error

    def ask(self, request: object) -> Any:
        """Hand a request over and give what is told of it in the end; raises ChildProcessError as `hear` does."""
        *_, last = self.hear(request)
        return last

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was left to be handed over
                    pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()


def command_of(module: str) -> list[str]:
    """Return the command line that runs a module."""
    return [sys.executable, "-P", "-m", module]


def _environment() -> dict[str, str]:
    """Return the environment in which it finds what this program finds."""
    places = [_HERE, *(place for place in sys.path if place)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(places))}


def serve(work: Callable[[Any, Tell], None]) -> None:
    """In the other process: work off request after request, politely, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):  # not on every system
        os.nice(10)
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # so that nothing that is printed comes between

    def send(told: tuple[object, ...] | str) -> None:
        pickle.dump(told, channel)
        channel.flush()

    while (request := _next_request()) is not None:
        try:
            work(request[0], lambda told: send((told,)))
        except Exception:
            send(traceback.format_exc())
            raise
        send(())


def _next_request() -> tuple[Any] | None:
    try:
        return (pickle.load(sys.stdin.buffer),)  # noqa: S301 - from the program that started this process
    except EOFError:
        return None


def limit_memory(most: int) -> None:
    """Take no more bytes of memory than are fair, where the system knows how."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
