"""What outlasts a game: the endings found, and how well the player's predictions came out."""

import datetime
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from game.address import Address
from game.errors import SaveError
from game.saving.codec import compute_checksum, verify
from game.saving.files import name_backup, read_text, write_safely
from game.story.journal import Guess

FILE = "records.json"


@attrs.frozen(kw_only=True)
class Bin:
    """Predictions made with one confidence (in percent): how many, and how many came true."""

    confidence: int
    made: int
    right: int


@attrs.frozen(kw_only=True)
class Calibration:
    """How sure the player was against how often right.

    `score` is the mean squared error of the confidences (Brier 1950), 0 at best and 1 at worst; None before the
    first prediction.
    """

    bins: tuple[Bin, ...]
    score: float | None


class Records:
    """The records of one player, in one file; with `folder` None they last as long as the program."""

    def __init__(self, folder: Path | None) -> None:
        """Read the records of a folder; damaged ones are replaced by the older good copy, or begun anew."""
        self._path = folder / FILE if folder else None
        self._record: dict[str, Any] | None = None

    def list_endings(self, decision: Address) -> frozenset[str]:
        """Return the endings found of a decision."""
        return frozenset(self._of(decision)["endings"])

    def add_ending(self, decision: Address, ending: str) -> None:
        """Remember an ending; raises SaveError where it cannot be kept."""
        endings = self._of(decision)["endings"]
        if ending not in endings:
            endings[ending] = datetime.datetime.now(datetime.UTC).date().isoformat()
            self._write()

    def closed(self, decision: Address, questions: Iterable[str]) -> frozenset[str]:
        """Return the questions that are not asked again: those predicted before, and all once the reveal was seen."""
        kept = self._of(decision)
        made = {*kept["predictions"], *_sealed(kept)}
        return frozenset(name for name in questions if kept.get("revealed") or name in made)

    def list_guesses(self, decision: Address) -> tuple[Guess, ...]:
        """Return what the player has predicted of a decision: it stands in every game of it."""
        sealed = _sealed(self._of(decision))
        return tuple(
            Guess(question=name, answer=made["answer"], confidence=made["confidence"]) for name, made in sealed.items()
        )

    def seal(self, decision: Address, guesses: Iterable[Guess]) -> None:
        """Keep predictions as soon as they are made, as they were corrected last, without a word on what is right.

        Nothing is kept once the reveal was seen. Raises SaveError where they cannot be kept.
        """
        kept = self._of(decision)
        made = {
            guess.question: {"answer": guess.answer, "confidence": guess.confidence}
            for guess in guesses
            if guess.answer is not None and guess.confidence is not None and guess.question not in kept["predictions"]
        }
        if made and not kept.get("revealed") and {**_sealed(kept), **made} != _sealed(kept):
            kept["sealed"] = {**_sealed(kept), **made}
            self._write()

    def reveal(self, decision: Address, right: Mapping[str, str]) -> None:
        """Remember that the player has seen what history did, and which of the sealed predictions came true.

        Raises SaveError where it cannot be kept.
        """
        kept = self._of(decision)
        if kept.get("revealed"):
            return
        kept["revealed"] = True
        for name, made in _sealed(kept).items():
            came_true = made["answer"] == right.get(name)
            kept["predictions"].setdefault(name, {"confidence": made["confidence"], "right": came_true})
        self._write()

    def find_calibration(self) -> Calibration:
        """Say how the predictions of all decisions came out."""
        made = [
            (prediction["confidence"], prediction["right"])
            for record in self._all()["decisions"].values()
            for prediction in record["predictions"].values()
        ]
        bins = tuple(
            Bin(
                confidence=confidence,
                made=sum(data == confidence for data, _ in made),
                right=sum(data == confidence and right for data, right in made),
            )
            for confidence in sorted({data for data, _ in made})
        )
        errors = [(data / 100 - right) ** 2 for data, right in made]
        return Calibration(bins=bins, score=sum(errors) / len(errors) if errors else None)

    def _of(self, decision: Address) -> dict[str, Any]:
        found: dict[str, Any] = self._all()["decisions"].setdefault(decision.name, {"endings": {}, "predictions": {}})
        return found

    def _all(self) -> dict[str, Any]:
        if self._record is None:
            self._record = self._read()
        return self._record

    def _read(self) -> dict[str, Any]:
        for path in (self._path, name_backup(self._path)) if self._path else ():
            try:
                record = verify(read_text(path), "the record of endings", "records")
            except SaveError:
                continue
            if _is_sound(record):
                return record
        return {"oneside": "records", "format": 1, "decisions": {}}

    def _write(self) -> None:
        if self._path is not None:
            record = self._all()
            record["checksum"] = compute_checksum(record)
            write_safely(self._path, json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def _sealed(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the predictions of a decision, each by its question, with the answer that was given."""
    found: dict[str, Any] = kept.get("sealed", {})
    return found


def _is_sound(record: Mapping[str, Any]) -> bool:
    decisions = record.get("decisions")
    return isinstance(decisions, dict) and all(
        isinstance(kept, dict)
        and isinstance(kept.get("endings"), dict)
        and isinstance(kept.get("predictions"), dict)
        and isinstance(_sealed(kept), dict)
        and all(_is_sealed_soundly(made) for made in _sealed(kept).values())
        and all(_is_sound_prediction(prediction) for prediction in kept["predictions"].values())
        for kept in decisions.values()
    )


def _is_sound_prediction(prediction: object) -> bool:
    return (
        isinstance(prediction, dict)
        and isinstance(prediction.get("confidence"), int)
        and isinstance(prediction.get("right"), bool)
    )


def _is_sealed_soundly(made: object) -> bool:
    return isinstance(made, dict) and isinstance(made.get("answer"), str) and isinstance(made.get("confidence"), int)
