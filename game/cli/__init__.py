"""The command line: one module a command, and what an error becomes."""

import sys
from collections.abc import Sequence

from game.cli import streams
from game.cli.commands import parse
from game.cli.exit_codes import ExitCode, code_of
from game.errors import OnesideError, describe_reason

__all__ = ["ExitCode", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command line and give the exit code; nothing but SystemExit of argparse is raised."""
    streams.prepare()
    saves = None
    try:
        arguments = parse(argv)
        saves = arguments.saves
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except OnesideError as error:
        streams.remark(str(error))
        return code_of(error)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        streams.let_go(sys.stdout)
        return ExitCode.NOBODY_READS
    except OSError as error:
        return _report_refusal(error, saves)
    except Exception as error:  # noqa: BLE001 - the last guard: what nobody expected becomes a report
        return _report(error, saves)
    return code


def _report_refusal(error: OSError, saves: str | None) -> ExitCode:
    """Say what the system would not do: use a file of that name, or take what was to go to stdout."""
    if error.filename is not None:
        streams.remark(f"'{error.filename}' cannot be used: {describe_reason(error)}.")
        return ExitCode.USAGE
    if error.errno in streams.FULL:
        streams.let_go(sys.stdout)
        streams.remark(f"The output could not be written: {describe_reason(error)}.")
        return ExitCode.SAVE
    return _report(error, saves)


def _report(error: Exception, saves: str | None) -> ExitCode:
    from game.cli.crash import report_mistake  # noqa: PLC0415 - read only when it is needed

    streams.remark(report_mistake(error, saves))
    return ExitCode.BUG
