"""Small packs, as folders and packed, the honest and the hostile."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.library.folders import DECISION

MANIFEST = """\
format: 2
name: {name}
title: '{title}'
version: '{version}'
author: Ada Lind
licence: CC BY 4.0
summary: A river and what it does.
"""


def manifest(name: str = "river-pack", *, title: str = "Rivers", version: str = "1.0", needs: str = "") -> str:
    """Return the text of a manifest."""
    return MANIFEST.format(name=name, title=title, version=version) + (f"needs: {needs}\n" if needs else "")


def pack_in(folder: Path, name: str = "river-pack", *ids: str, title: str = "Rivers", needs: str = "") -> Path:
    """Make the folder of a pack with the good decision under one or more ids; what it shares must stand behind it."""
    decisions = folder / "decisions"
    decisions.mkdir(parents=True)
    (folder / "pack.yaml").write_text(manifest(name, title=title, needs=needs), encoding="utf-8")
    for one in ids or ("flood",):
        (decisions / f"{one}.yaml").write_bytes(DECISION.read_bytes())
    return folder


def zipped(files: Mapping[str, bytes | str], *, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files by name."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", way) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def good(top: str = "") -> dict[str, bytes | str]:
    """Return the files of a good pack, below the folder `top`."""
    return {f"{top}pack.yaml": manifest(), f"{top}decisions/flood.yaml": DECISION.read_bytes()}


def _with(name: str, data: bytes | str = "x: 1\n") -> bytes:
    return zipped({**good(), name: data})


def _symlink() -> bytes:
    held = io.BytesIO(zipped(good()))
    with zipfile.ZipFile(held, "a") as archive:
        link = zipfile.ZipInfo("ledger/stolen.yaml")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return held.getvalue()


def _patched(find: bytes, put: bytes, at: int) -> bytes:
    """Overwrite bytes of every entry's header in the table of contents."""
    data = bytearray(zipped(good()))
    place = data.find(find)
    while place >= 0:
        data[place + at : place + at + len(put)] = put
        place = data.find(find, place + 4)
    return bytes(data)


def _renamed(name: str) -> bytes:
    """Return an entry a name that no honest packer would write; as long as the one it replaces."""
    data = zipped({**good(), "x" * len(name): "x: 1\n"})
    return data.replace(b"x" * len(name), name.encode())


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "damaged"),
    "no zip": (lambda: b"format: 2\nname: river-pack\n", "damaged"),
    "cut short": (lambda: zipped(good())[:-60], "damaged"),
    "cut at the front": (lambda: zipped(good())[400:], "damaged"),
    "spoilt data": (lambda: zipped(good()).replace(zipped(good())[500:540], b"\xff" * 40), "damaged"),
    "an end and nothing else": (lambda: b"PK\x05\x06" + b"\0" * 18, "no 'pack.yaml'"),
    "no manifest": (lambda: zipped({"decisions/flood.yaml": DECISION.read_bytes()}), "no 'pack.yaml'"),
    "a manifest too deep": (lambda: zipped(good("a/b/")), "no 'pack.yaml'"),
    "up and out": (lambda: _renamed("../../evil.yaml"), "points outside it"),
    "up and out from a folder": (lambda: _renamed("decisions/../../evil.yaml"), "points outside it"),
    "up and out with backslashes": (lambda: _renamed("..\\..\\evil.yaml"), "points outside it"),
    "an absolute path": (lambda: _renamed("/evil.yaml"), "points outside it"),
    "a drive": (lambda: _renamed("C:\\evil.yaml"), "points outside it"),
    "a hidden end of a name": (lambda: _renamed("evil.yaml\0.txt"), "points outside it"),
    "a link": (_symlink, "is a link"),
    "encrypted": (lambda: _patched(b"PK\x01\x02", b"\x01\x00", 8), "is encrypted"),
    "another way of packing": (lambda: zipped(good(), way=zipfile.ZIP_LZMA), "a way that is not supported"),
    "a bomb": (lambda: _with("ledger/bomb.yaml", b"\0" * 17_000_000), "too large"),
    "many small bombs": (
        lambda: zipped({**good(), **{f"ledger/b{nth}.yaml": b"\0" * 9_000_000 for nth in range(8)}}),
        "too large",
    ),
    "too many files": (lambda: zipped({**good(), **{f"ledger/f{nth}.yaml": "" for nth in range(2_001)}}), "2000 files"),
    "a table of contents without end": (
        lambda: zipped(good())[:-22] + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 2, 2, 4_000_000_000, 0, 0),
        "2000 files",
    ),
}
"""Packed packs that are refused, each with words of the refusal."""
