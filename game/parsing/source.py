"""The text of a content file: its bytes decoded, and every character in it looked at."""

import errno
from pathlib import Path

from game.characters import FORBIDDEN, find_forbidden, replace_forbidden
from game.errors import describe_reason
from game.parsing import codes
from game.parsing.reading import Reading
from game.story.mark import Mark

MOST_BYTES = 16_000_000
_MARKS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_bytes(path: Path, reading: Reading) -> bytes | None:
    """Read a file; where it cannot be read or is too large, that is a problem."""
    top = Mark(reading.file, 1, 1)
    try:
        data = read_at_most(path, MOST_BYTES + 1)
    except OSError as error:
        reading.refuse_at(top, codes.UNREADABLE, f"The file cannot be read: {describe_reason(error)}.")
        return None
    except ValueError:
        reading.refuse_at(top, codes.UNREADABLE, "The file cannot be read: its name is not one that a file can have.")
        return None
    if len(data) > MOST_BYTES:
        reading.refuse_at(top, codes.TOO_LARGE, f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
        return None
    return data


def read_at_most(path: Path, most: int) -> bytes:
    """Read at most so many bytes; raises OSError, for a pipe or a device as well: from these one may wait for ever."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "It is not a file", str(path))
    with path.open("rb") as file:
        return file.read(most)


def decode(data: bytes, reading: Reading) -> str | None:
    """Decode bytes and look at every character; forbidden ones are problems and give way to a replacement sign."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            message = f"The file begins with a byte order mark of {name}. Save it as UTF-8 without one."
            reading.refuse_at(Mark(reading.file, 1, 1), codes.BYTE_ORDER_MARK, message)
            if name != "UTF-8":
                return None
            data = data[len(mark) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"The byte 0x{data[error.start]:02X} is not UTF-8 text here. Save the file as UTF-8."
        reading.refuse_at(_place(before, len(before), reading.file), codes.NOT_UTF8, message)
        return None
    text = text.replace("\r\n", "\n")
    return _check_characters(text, reading)


def _check_characters(text: str, reading: Reading) -> str:
    """Note every forbidden character with its place."""
    if FORBIDDEN.search(text) is None:
        return text
    for found in FORBIDDEN.finditer(text):
        place = _place(text, found.start(), reading.file)
        message = f"The character {find_forbidden(found[0])} is not allowed in content. Delete it."
        reading.refuse_at(place, codes.FORBIDDEN_CHARACTER, message)
    return replace_forbidden(text)


def _place(text: str, position: int, file: str) -> Mark:
    begins = text.rfind("\n", 0, position) + 1
    return Mark(file, text.count("\n", 0, position) + 1, position - begins + 1)
