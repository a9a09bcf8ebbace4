"""Endings found, predictions kept, settings that persist."""

import json
from pathlib import Path

import pytest

from game.address import Address
from game.saving.codec import compute_checksum
from game.saving.records import Bin, Records
from game.saving.settings import Settings, load_settings, save_settings
from game.story.journal import Guess


def guess(question: str, answer: str | None, confidence: int | None = 80) -> Guess:
    """Return a guess."""
    return Guess(question=question, answer=answer, confidence=confidence)


def test_an_ending_found_is_found_for_good(tmp_path: Path) -> None:
    Records(tmp_path).add_ending(Address("the-yalu"), "alone")
    Records(tmp_path).add_ending(Address("the-yalu"), "talks")
    assert Records(tmp_path).list_endings(Address("the-yalu")) == {"alone", "talks"}
    assert Records(tmp_path).list_endings(Address("moscow")) == frozenset()


def test_calibration_counts_how_sure_against_how_often_right(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.seal(Address("x"), (guess("a", "yes"), guess("b", "no"), guess("c", None)))
    records.reveal(Address("x"), {"a": "yes", "b": "yes"})
    calibration = Records(tmp_path).find_calibration()
    assert calibration.bins == (Bin(confidence=80, made=2, right=1),)
    assert calibration.score == pytest.approx((0.04 + 0.64) / 2)


def test_nothing_that_is_predicted_after_the_reveal_counts(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.seal(Address("x"), (guess("a", "no"),))
    records.reveal(Address("x"), {"a": "yes"})
    records.seal(Address("x"), (guess("a", "yes"), guess("b", "yes")))
    assert records.find_calibration().bins == (Bin(confidence=80, made=1, right=0),)
    assert records.list_guesses(Address("x")) == (guess("a", "no"),)


def test_a_prediction_is_sealed_until_the_reveal_and_asked_no_more(tmp_path: Path) -> None:
    Records(tmp_path).seal(Address("x"), (guess("a", "no"),))
    records = Records(tmp_path)
    assert records.find_calibration().bins == ()
    assert records.closed(Address("x"), ("a", "b")) == {"a"}
    assert records.list_guesses(Address("x")) == (guess("a", "no"),)
    records.reveal(Address("x"), {"a": "yes"})
    assert Records(tmp_path).closed(Address("x"), ("a", "b")) == {"a", "b"}


def test_a_prediction_that_is_corrected_in_its_game_counts_as_corrected(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.seal(Address("x"), (guess("a", "no"),))
    records.seal(Address("x"), (guess("a", "yes", 95),))
    records.reveal(Address("x"), {"a": "yes"})
    assert records.find_calibration().bins == (Bin(confidence=95, made=1, right=1),)


@pytest.mark.parametrize("sealed", [[], {"a": "yes"}, {"a": {"answer": 3, "confidence": 80}}])
def test_records_whose_sealed_predictions_make_no_sense_are_begun_anew(tmp_path: Path, sealed: object) -> None:
    kept = {"endings": {}, "predictions": {}, "sealed": sealed}
    record = {"oneside": "records", "format": 1, "decisions": {"x": kept}}
    (tmp_path / "records.json").write_text(json.dumps({**record, "checksum": compute_checksum(record)}))
    assert Records(tmp_path).list_guesses(Address("x")) == ()


def test_damaged_records_give_way_to_the_older_good_copy(tmp_path: Path) -> None:
    records = Records(tmp_path)
    records.add_ending(Address("the-yalu"), "alone")
    records.add_ending(Address("the-yalu"), "talks")
    (tmp_path / "records.json").write_text("{")
    assert Records(tmp_path).list_endings(Address("the-yalu")) == {"alone"}


def test_without_a_folder_nothing_is_written() -> None:
    records = Records(None)
    records.add_ending(Address("the-yalu"), "alone")
    assert records.list_endings(Address("the-yalu")) == {"alone"}
    assert Records(None).list_endings(Address("the-yalu")) == frozenset()
    assert records.find_calibration().score is None


def test_settings_persist(tmp_path: Path) -> None:
    chosen = Settings(theme="light", motion=False, blind=True)
    save_settings(tmp_path, chosen)
    assert load_settings(tmp_path) == chosen


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": 3, "motion": "no", "blind": null}', "[" * 9999])
def test_settings_that_make_no_sense_stand_at_their_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert load_settings(tmp_path) == Settings()
