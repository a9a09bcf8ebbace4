"""A saved game as text and back: JSON that a person can read, with a checksum. Pure.

Format 2 holds the decision's address, title and fingerprint, the number that draws the order of choices, the choices,
the guesses, the questions that are closed, and the stage. `readable_since` names the least format a reader must know; a
reader refuses only what says that it cannot be read, and what is of a format before that.
"""

import json
from collections.abc import Mapping
from typing import Any

import attrs

from game.address import Address
from game.characters import find_forbidden
from game.errors import SaveError
from game.story.journal import Guess, Journal, Stage, Step

FORMAT = 2
READABLE_SINCE = 2
_MOST = 10_000
"""Entries: no list in a save is longer."""


@attrs.frozen(kw_only=True)
class SavedGame:
    """A game as it is kept; `place` says in words where it stands, `ending` is empty until one is reached.

    `address` is that of its decision. `began` and `saved` are ISO 8601 times in UTC.
    """

    slot: str
    address: Address
    title: str
    fingerprint: str
    journal: Journal
    began: str
    saved: str
    place: str
    ending: str = ""

    @property
    def finished(self) -> bool:
        """Whether the game has come to its reckoning."""
        return self.journal.stage is Stage.RECKONING


def can_keep(address: Address) -> bool:
    """Tell whether a saved game can say where its decision lies: a path with unprintable characters it cannot."""
    return not find_forbidden(str(address))


def encode(saved: SavedGame) -> str:
    """Return the text of a saved game; its slot is the name of its file and is not inside.

    Raises SaveError where the path of its pack or its file has a character that could not be read again.
    """
    if not can_keep(saved.address):
        message = "The path of its decision has a character that a saved game may not hold."
        raise SaveError(message)
    journal = saved.journal
    record: dict[str, Any] = {
        "oneside": "saved game",
        "format": FORMAT,
        "readable_since": READABLE_SINCE,
        "decision": str(saved.address),
        "title": saved.title,
        "place": saved.place,
        "ending": saved.ending,
        "began": saved.began,
        "saved": saved.saved,
        "fingerprint": saved.fingerprint,
        "number": journal.number,
        "stage": journal.stage.value,
        "choices": [{"passage": step.passage, "choice": step.choice} for step in journal.steps],
        "guesses": [
            {"question": guess.question, "answer": guess.answer, "confidence": guess.confidence}
            for guess in journal.guesses
        ],
        "closed": sorted(journal.closed),
    }
    record["checksum"] = compute_checksum(record)
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def decode(slot: str, text: str) -> SavedGame:
    """Return the saved game in a text; raises SaveError, in one sentence, where it is damaged, too new or too old."""
    record = verify(text, f"the saved game '{slot}'", "saved game")
    try:
        newer, older = _whole(record, "readable_since") > FORMAT, _whole(record, "format") < READABLE_SINCE
        if not (newer or older):
            return _read_game(slot, record)
    except (KeyError, TypeError, ValueError) as error:
        message = f"The saved game '{slot}' is damaged: {error}."
        raise SaveError(message) from error
    version = "a newer" if newer else "an older"
    message = f"The saved game '{slot}' was written by {version} version of the game; it is left as it is."
    raise SaveError(message)


def compute_checksum(record: Mapping[str, Any]) -> str:
    """Return the checksum over everything but itself."""
    import hashlib  # noqa: PLC0415 - 3 of 150 ms of a list without saves

    rest = {key: value for key, value in record.items() if key != "checksum"}
    canonical = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def verify(text: str, what: str, kind: str) -> dict[str, Any]:
    """Read a JSON object of ours and hold it to its checksum; raises SaveError where it does not agree."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{what.capitalize()} is damaged: it is not JSON."
        raise SaveError(message) from error
    if not isinstance(record, dict) or record.get("oneside") != kind:
        message = f"{what.capitalize()} is not a {kind} of this game."
        raise SaveError(message)
    if record.get("checksum") != compute_checksum(record):
        message = f"{what.capitalize()} is damaged: its checksum does not agree."
        raise SaveError(message)
    return record


def _read_game(slot: str, record: Mapping[str, Any]) -> SavedGame:
    return SavedGame(
        slot=slot,
        address=Address.parse(_text(record, "decision")),
        title=_text(record, "title"),
        fingerprint=_text(record, "fingerprint"),
        journal=Journal(
            steps=tuple(Step(_text(step, "passage"), _text(step, "choice")) for step in _list(record, "choices")),
            guesses=tuple(_guess(guess) for guess in _list(record, "guesses")),
            stage=Stage(_text(record, "stage")),
            number=_whole(record, "number"),
            closed=frozenset(_names(record, "closed")),
        ),
        began=_text(record, "began"),
        saved=_text(record, "saved"),
        place=_text(record, "place"),
        ending=_text(record, "ending"),
    )


def _guess(record: Mapping[str, Any]) -> Guess:
    answer = None if record["answer"] is None else _text(record, "answer")
    confidence = None if record["confidence"] is None else _whole(record, "confidence")
    return Guess(question=_text(record, "question"), answer=answer, confidence=confidence)


def _list(record: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = record[key]
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(item, dict) for item in value):
        message = f"'{key}' is not a list of entries"
        raise TypeError(message)
    return value


def _names(record: Mapping[str, Any], key: str) -> list[str]:
    value = record[key]
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(item, str) for item in value):
        message = f"'{key}' is no list of names"
        raise TypeError(message)
    return value


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str) or find_forbidden(value):
        message = f"'{key}' is not plain text"
        raise TypeError(message)
    return value


def _whole(record: Mapping[str, Any], key: str) -> int:
    value = record[key]
    if not isinstance(value, int) or isinstance(value, bool):
        message = f"'{key}' is not a whole number"
        raise TypeError(message)
    return value
