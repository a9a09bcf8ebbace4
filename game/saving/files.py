"""Writing a small file so that neither a kill nor a power cut loses what was there or what was asked."""

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from game.errors import SaveError, describe_reason

LIMIT = 1_000_000
"""Bytes: a larger file is none of ours."""


def write_safely(path: Path, text: str) -> None:
    """Replace a file as a whole, keeping the one before as `NAME.bak`; returns when both are on the disk.

    Raises SaveError, with nothing lost, where the folder cannot be written or the disk is full.
    """
    try:
        _make_folder(path.parent)
        _replace(path, text.encode())
    except OSError as error:
        raise _describe_failure(path, error) from error


def write_text(path: Path, text: str, *, make_folder: bool = False) -> None:
    """Write a file that a person named, over what is there; raises SaveError where that cannot be done."""
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise _describe_failure(path, error) from error


def write_bytes(path: Path, data: bytes, *, make_folder: bool = False) -> None:
    """Write a file that a person named and that is no text, as `write_text` does."""
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise _describe_failure(path, error) from error


def _describe_failure(path: Path, error: OSError) -> SaveError:
    return SaveError(f"'{path}' could not be written: {describe_reason(error)}.")


def read_text(path: Path) -> str:
    """Read a small UTF-8 file; raises SaveError where it cannot be read, is too large or is no text."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        message = f"'{path}' could not be read: {describe_reason(error)}."
        raise SaveError(message) from error
    if len(data) > LIMIT:
        message = f"'{path}' is too large to be a file of this game."
        raise SaveError(message)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        message = f"'{path}' is damaged: it is not UTF-8 text."
        raise SaveError(message) from error


def name_backup(path: Path) -> Path:
    """Return the name of the good copy that is one save older."""
    return path.with_name(path.name + ".bak")


def _replace(path: Path, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - 3 of 150 ms of a list, which writes nothing

    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _write_through(file, data)
        _keep_backup(path)
        os.replace(temporary, path)  # noqa: PTH105 - Path.replace would hide that this is one system call
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - as above
        raise
    _fsync_folder(path.parent)


def _write_through(file: BinaryIO, data: bytes) -> None:
    """Write data and wait until it is on the disk."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _keep_backup(path: Path) -> None:
    """Give the present file a second name; the file itself stays in place until it is replaced."""
    if not path.exists():
        return
    backup, linked = name_backup(path), path.with_name(f".{path.name}.link")
    linked.unlink(missing_ok=True)
    try:
        linked.hardlink_to(path)
    except OSError:  # a file system without links
        with linked.open("wb") as file:
            _write_through(file, path.read_bytes())
    linked.replace(backup)


def _make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, so that their names last."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _fsync_folder(folder.parent)


def _fsync_folder(folder: Path) -> None:
    """Make the new name last as well; systems that cannot open a folder do this by themselves."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
