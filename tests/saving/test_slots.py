"""Saved games on the disk."""

import functools
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from game.address import Address
from game.errors import SaveError
from game.saving.codec import encode
from game.saving.slots import Damaged, SavedGame, Slots
from game.story.journal import Journal, Stage, Step


def game(slot: str = "a-slot", steps: int = 1, saved: str = "2026-11-01T10:00:00+00:00") -> SavedGame:
    """Return a saved game with so many steps."""
    return SavedGame(
        slot=slot,
        address=Address("the-yalu"),
        title="The Yalu",
        fingerprint="sha256:0",
        journal=Journal(steps=tuple(Step(f"passage-{number}", "on") for number in range(steps)), stage=Stage.PASSAGE),
        began="2026-11-01T09:00:00+00:00",
        saved=saved,
        place="somewhere",
    )


def test_what_was_saved_is_what_is_loaded(tmp_path: Path) -> None:
    Slots(tmp_path / "saves").save(game())
    assert Slots(tmp_path / "saves").load("a-slot") == game()


def test_the_latest_is_the_newest_that_is_not_finished(tmp_path: Path) -> None:
    slots = Slots(tmp_path)
    finished = attrs.evolve(game("c", saved="2026-11-03"), journal=Journal(stage=Stage.RECKONING))
    for saved in (game("a", saved="2026-11-01"), game("b", saved="2026-11-02"), finished):
        slots.save(saved)
    assert [saved.slot for saved in slots.all()] == ["c", "b", "a"]
    latest = slots.latest()
    assert latest is not None
    assert latest.slot == "b"


def test_a_damaged_save_is_told_with_its_older_good_copy(tmp_path: Path) -> None:
    slots = Slots(tmp_path)
    slots.save(game(steps=1))
    slots.save(game(steps=2))
    path = tmp_path / "a-slot.save.json"
    path.write_text(path.read_text()[:-40])
    (damaged,) = Slots(tmp_path).everything()
    assert isinstance(damaged, Damaged)
    assert "damaged" in damaged.reason
    assert damaged.older == game(steps=1)
    assert Slots(tmp_path).restore("a-slot") == game(steps=1)
    assert Slots(tmp_path).load("a-slot") == game(steps=1)


def test_a_game_that_went_on_in_another_window_is_not_overwritten(tmp_path: Path) -> None:
    here, there = Slots(tmp_path), Slots(tmp_path)
    here.save(game(steps=1))
    there.load("a-slot")
    there.save(game(steps=2))
    with pytest.raises(SaveError, match="another window"):
        here.save(game(steps=3))
    assert Slots(tmp_path).load("a-slot") == game(steps=2)


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slots = Slots(tmp_path)
    slots.save(game(steps=1))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(SaveError, match="no space left"):
            slots.save(game(steps=2))
    assert Slots(tmp_path).load("a-slot") == game(steps=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-slot.save.json"]


class Disk:
    """What was asked of the disk, in order: `fsync NAME`, `make NAME`, `name NAME` once a file bears the name."""

    def __init__(self, patch: pytest.MonkeyPatch, *, links: bool = True) -> None:
        """Listen to what makes and names files, or waits for the disk."""
        self.asked: list[str] = []
        self._links = links
        for verb, heard in (("fsync", self._fsync), ("mkdir", self._mkdir), ("replace", self._replace)):
            patch.setattr(os, verb, functools.partial(heard, getattr(os, verb)))
        patch.setattr(os, "link", functools.partial(self._link, os.link))

    def _fsync(self, really: Callable[[int], None], file: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(file).st_mode)
        really(file)
        self.asked.append("fsync folder" if is_folder else f"fsync {os.fstat(file).st_size} bytes")

    def _mkdir(self, really: Callable[..., None], path: Path, mode: int = 0o777) -> None:
        really(path, mode)
        self.asked.append(f"make {Path(path).name}")

    def _replace(self, really: Callable[..., None], old: Path, new: Path) -> None:
        really(old, new)
        self.asked.append(f"name {Path(new).name}")

    def _link(self, really: Callable[..., None], *paths: Path) -> None:
        if not self._links:
            raise OSError(1, "Operation not permitted")
        really(*paths)


@pytest.mark.skipif(sys.platform == "win32", reason="there no folder can be opened")
@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
def test_a_save_is_on_the_disk_before_it_bears_its_name_and_its_name_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    folder, name = tmp_path / "above" / "saves", "a-slot.save.json"
    slots, size = Slots(folder), len(encode(game()).encode())
    with monkeypatch.context() as patch:
        disk = Disk(patch, links=links)
        slots.save(game())
        made = ["make above", "fsync folder", "make saves", "fsync folder"]
        assert disk.asked == [*made, f"fsync {size} bytes", f"name {name}", "fsync folder"]
        disk.asked.clear()
        slots.save(game())
        copied = [] if links else [f"fsync {size} bytes"]
        named = [f"name {name}.bak", f"name {name}"]
        assert disk.asked == [f"fsync {size} bytes", *copied, *named, "fsync folder"]


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("")
    with pytest.raises(SaveError, match="could not be written"):
        Slots(tmp_path / "saves").save(game())
    assert Slots(tmp_path / "saves").all() == ()


@pytest.mark.parametrize("slot", ["../a", "", "A", "a/b", "a.b", "x" * 200, "\x1b"])
def test_a_slot_cannot_name_a_file_elsewhere(tmp_path: Path, slot: str) -> None:
    with pytest.raises(SaveError):
        Slots(tmp_path).load(slot)


def test_two_games_begun_in_one_second_have_two_names(tmp_path: Path) -> None:
    slots = Slots(tmp_path)
    slots.save(game("a"))
    slots.save(game("a-2"))
    assert slots.free_name("a") == "a-3"


SAVER = """
import sys
from pathlib import Path
from tests.saving.test_slots import game
from game.saving.slots import Slots
slots = Slots(Path(sys.argv[1]))
for number in range(1, 100_000):
    slots.save(game(steps=number % 50 + 1, saved=f"{number:06}"))
    print(number, flush=True)
"""


def test_what_was_acknowledged_is_there_after_kill_9(tmp_path: Path) -> None:
    for delay in (0.0, 0.003, 0.011, 0.02, 0.035):
        folder = tmp_path / str(delay)
        root = Path(__file__).parent.parent.parent
        with subprocess.Popen(
            [sys.executable, "-c", SAVER, str(folder)], cwd=root, stdout=subprocess.PIPE, text=True
        ) as saver:
            assert saver.stdout is not None
            assert saver.stdout.readline() == "1\n"
            time.sleep(delay)
            saver.send_signal(signal.SIGKILL)
            acknowledged = int(["1", *saver.stdout.read().split()][-1])
        (kept,) = Slots(folder).everything()
        assert isinstance(kept, SavedGame), kept
        assert acknowledged <= int(kept.saved) <= acknowledged + 1
