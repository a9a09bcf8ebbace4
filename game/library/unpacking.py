"""A packed pack: a .zip of which nothing but a pack's own texts is taken out, within bounds."""

import functools
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from game.characters import replace_forbidden
from game.errors import ContentError, describe_reason
from game.library.folders import FOLDERS
from game.library.pack_discovery import FILE
from game.parsing.quoting import format_path, quote
from game.parsing.source import MOST_BYTES, read_at_most

MOST_PACKED = 16_000_000
"""Bytes of the whole file; it is read into memory once."""
MOST_UNPACKED = 64_000_000
"""Bytes of everything taken out, counted while it is taken out and not as the file claims."""
MOST_ENTRIES = 2_000
_MOST_DIRECTORY = MOST_ENTRIES * 512
_WANTED = re.compile(rf"(?:(?:{'|'.join(FOLDERS)})/)?[\w-][\w .-]*\.yaml")
_END = b"PK\x05\x06"
_END_LENGTH = 22
_FAR_END = b"PK\x06\x07"
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 0x1
_KNOWN_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)


def unpack(path: Path, folder: Path) -> None:
    """Write the texts of a packed pack into a folder; raises ContentError where it cannot or must not be done."""
    data = _data(path)
    try:
        _refuse_large_directory(data, path)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _take_out(archive, path, folder)
    except _DAMAGE as error:
        raise _refuse(path, "it is damaged, or not a .zip file") from error


def _data(path: Path) -> bytes:
    try:
        data = read_at_most(path, MOST_PACKED + 1)
    except OSError as error:
        message = f"{quote(format_path(path))} cannot be read: {describe_reason(error)}."
        raise ContentError(message) from error
    if len(data) > MOST_PACKED:
        raise _refuse(path, f"it is larger than {MOST_PACKED // 1_000_000} MB")
    return data


def _refuse_large_directory(data: bytes, path: Path) -> None:
    """Look at the size of the table of contents before it is read into memory."""
    begins = data.rfind(_END, max(0, len(data) - _END_LENGTH - _LONGEST_COMMENT))
    if begins < 0 or len(data) < begins + _END_LENGTH:
        raise zipfile.BadZipFile
    entries, length = struct.unpack("<HL", data[begins + 10 : begins + 16])
    far = data[max(0, begins - 20) : begins].startswith(_FAR_END)
    if far or entries > MOST_ENTRIES or length > _MOST_DIRECTORY:
        raise _too_many(path)


def _take_out(archive: zipfile.ZipFile, path: Path, folder: Path) -> None:
    """Look at every entry before the first is written, then write those that a pack has."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise _too_many(path)
    for entry in entries:
        _look_at(entry, path)
    names = {entry: entry.filename.replace("\\", "/") for entry in entries}
    top = _top(names.values(), path)
    left = MOST_UNPACKED
    for entry, name in names.items():
        own = name.removeprefix(top)
        if not name.startswith(top) or not _WANTED.fullmatch(own):
            continue
        text = _read(archive, entry, path, left)
        left -= len(text)
        target = folder / own
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text)


def _look_at(entry: zipfile.ZipInfo, path: Path) -> None:
    """Refuse a whole file for one entry that no honest packer writes."""
    name = entry.orig_filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or "\0" in name or (parts and parts[0].endswith(":")):
        raise _refuse(path, f"{quote(entry.filename)} in it points outside it")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise _refuse(path, f"{quote(entry.filename)} in it is a link or a device, not a file")
    if entry.flag_bits & _ENCRYPTED:
        raise _refuse(path, f"{quote(entry.filename)} in it is encrypted")


def _top(names: Iterable[str], path: Path) -> str:
    """Find the folder inside that holds the manifest: the top itself, or the one folder that was packed."""
    manifests = [name for name in names if PurePosixPath(name).name == FILE and name.count("/") <= 1]
    if not manifests:
        raise _refuse(path, f"there is no '{FILE}' in it")
    return min(manifests, key=len).removesuffix(FILE)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, left: int) -> bytes:
    if entry.compress_type not in _KNOWN_WAYS:
        raise _refuse(path, f"{quote(entry.filename)} in it is compressed in a way that is not supported")
    most = min(left, MOST_BYTES)
    with archive.open(entry) as packed:
        text = packed.read(most + 1)
    if len(text) > most:
        raise _refuse(path, "its contents are too large for a pack of texts")
    return text


def _refuse(path: Path, why: str) -> ContentError:
    return ContentError(replace_forbidden(f"{quote(format_path(path))} cannot be opened as a pack: {why}."))


_too_many = functools.partial(_refuse, why=f"it holds more than {MOST_ENTRIES} files")
