"""The command line: one module a command, and what an error becomes."""

import io
import os
import sys
from collections.abc import Sequence

from game.characters import without_forbidden
from game.cli.commands import parse
from game.cli.exit_codes import ExitCode, code_of
from game.errors import OnesideError

__all__ = ["ExitCode", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line and give the exit code; nothing but SystemExit of argparse is raised."""
    _read_and_write_anything()
    saves = None
    try:
        arguments = parse(argv)
        saves = arguments.saves
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except OnesideError as error:
        return _told(error)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _look_away()
        return ExitCode.NOBODY_READS
    except Exception as error:  # noqa: BLE001 - the last guard: what nobody expected becomes a report
        return _report(error, saves)
    return code


def _read_and_write_anything() -> None:
    """Let bytes that are no text, and characters that a stream lacks, be replaced, never refused."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _told(error: OnesideError) -> ExitCode:
    sys.stderr.write(f"{without_forbidden(str(error))}\n")
    return code_of(error)


def _look_away() -> None:
    """Keep the interpreter from writing what is left to a pipe that is closed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(error: Exception, saves: str | None) -> ExitCode:
    from game.cli.crash import told  # noqa: PLC0415 - read only when it is needed

    sys.stderr.write(told(error, saves))
    return ExitCode.BUG
