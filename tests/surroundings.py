"""What tests, and the programs they start, find around them: the same wherever and however pytest was started."""

import contextlib
import locale
import os
import signal
import time

_KEPT = {"HOME", "PATH", "LD_LIBRARY_PATH", "TEMP", "TMP", "TMPDIR", "USER", "LOGNAME"}
_SAID_TO_THE_TESTS = {"ONESIDE_NO_SKIPS", "ONESIDE_REWRITE_GOLDEN"}
_KEPT_ON_WINDOWS = {"APPDATA", "COMSPEC", "LOCALAPPDATA", "PATHEXT", "SYSTEMDRIVE", "SYSTEMROOT", "USERPROFILE"}
_OF_THE_TOOLS = ("PYTEST_", "COVERAGE_")
_SET = {"LANG": "C.UTF-8", "TZ": "UTC", "PYTHONUTF8": "1"}


def make_alike() -> None:
    """Forget what whoever started pytest left behind: variables, signals, a mask of files, a language."""
    for name in os.environ.keys() - _KEPT - _SAID_TO_THE_TESTS - _KEPT_ON_WINDOWS:
        if not name.startswith(_OF_THE_TOOLS):
            del os.environ[name]
    os.environ.update(_SET)
    os.umask(0o022)
    if hasattr(time, "tzset"):
        time.tzset()
    _read_utf8()
    _hear_signals()


def _read_utf8() -> None:
    """Read and write files as UTF-8 where a language of another time was set."""
    for name in ("C.UTF-8", "en_US.UTF-8"):
        if locale.getpreferredencoding(do_setlocale=False).lower().replace("-", "") == "utf8":
            return
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, name)


def _hear_signals() -> None:
    """Let programs that are started hear every signal, though `nohup` or `&` had pytest ignore some.

    What is ignored is inherited and what is handled is not: so a handler that does nothing ignores for pytest alone.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return
    signal.pthread_sigmask(signal.SIG_UNBLOCK, signal.valid_signals())
    for number in signal.valid_signals() - {signal.SIGPIPE, signal.SIGXFSZ}:  # these Python itself ignores
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)
