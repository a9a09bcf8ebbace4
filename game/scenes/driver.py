"""The terminal's input, read so that no byte can end the game: what cannot be decoded is replaced."""

import codecs
import os
from collections.abc import Callable

from textual.drivers import linux_driver

HUNG_UP = 129
"""The exit code when the terminal has gone: 128 + SIGHUP."""

MOST_MISHAPS = 1000
"""Broken key sequences in a row after which the terminal is given up."""


class EndOfInputError(Exception):
    """The terminal has gone."""


def make_forgiving_decoder(encoding: str) -> "Callable[[], _Forgiving]":
    """Return a maker of decoders that replace what they cannot decode and notice the end of the input."""
    return lambda: _Forgiving(codecs.getincrementaldecoder(encoding)("replace"))


class _Forgiving:
    def __init__(self, decoder: codecs.IncrementalDecoder) -> None:
        self._decoder = decoder

    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: FBT001, FBT002 - the codec's signature
        if not data and not final:
            raise EndOfInputError
        return self._decoder.decode(data, final)


class PatientDriver(linux_driver.LinuxDriver):
    """Textual's driver, but a broken key sequence is forgotten, and a terminal that has gone ends the game."""

    def run_input_thread(self) -> None:
        """Read keys until the game ends or the terminal has gone."""
        linux_driver.getincrementaldecoder = make_forgiving_decoder  # type: ignore[assignment,attr-defined]
        mishaps = 0
        while not self.exit_event.is_set() and mishaps < MOST_MISHAPS:
            try:
                super().run_input_thread()
            except (EndOfInputError, OSError):
                # Nothing can be given back to a terminal that has gone, and Textual waits for ever to write to it;
                # every choice is on the disk already.
                os._exit(HUNG_UP)
            except Exception:  # noqa: BLE001 - whatever bytes came, the next key must be read
                mishaps += 1
