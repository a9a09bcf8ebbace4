"""Saved games on the disk."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest

from game.address import Address
from game.errors import SaveError
from game.saving.slots import Damaged, SavedGame, Slots
from game.story.journal import Journal, Stage, Step


def game(slot: str = "a-slot", steps: int = 1, saved: str = "2026-11-01T10:00:00+00:00") -> SavedGame:
    """Give a saved game with so many steps."""
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
