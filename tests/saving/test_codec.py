"""A saved game as text and back."""

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.address import Address
from game.errors import SaveError
from game.saving.codec import FORMAT, SavedGame, compute_checksum, decode, encode
from game.story.journal import Guess, Journal, Stage, Step
from tests.signs import held_sign

words = st.text(held_sign | st.sampled_from("\t\n"), max_size=12)
names = st.text(held_sign.filter(lambda sign: sign.isprintable()), max_size=12).filter(
    lambda word: word.strip(".") and "/" not in word
)
addresses = st.builds(Address, names) | st.builds(Address, names, names, st.none() | names.map(Path("/packs").joinpath))
journals = st.builds(
    Journal,
    steps=st.lists(st.builds(Step, words, words), max_size=5).map(tuple),
    guesses=st.lists(
        st.builds(
            Guess,
            question=words,
            answer=st.none() | words,
            confidence=st.none() | st.integers(0, 100),
        ),
        max_size=3,
    ).map(tuple),
    stage=st.sampled_from(Stage),
)
saved_games = st.builds(
    SavedGame,
    slot=st.just("a-slot"),
    address=addresses,
    title=words,
    fingerprint=words,
    journal=journals,
    began=words,
    saved=words,
    place=words,
    ending=words,
)


def example() -> SavedGame:
    """Return a small saved game."""
    return SavedGame(
        slot="a-slot",
        address=Address("the-yalu"),
        title="The Yalu",
        fingerprint="sha256:0",
        journal=Journal(steps=(Step("telegram", "refuse"),), stage=Stage.PASSAGE),
        began="2026-11-01T10:00:00+00:00",
        saved="2026-11-01T10:05:00+00:00",
        place="2 October 1950: The answer",
    )


@given(saved_games)
def test_every_saved_game_comes_back_as_it_was(saved: SavedGame) -> None:
    assert decode(saved.slot, encode(saved)) == saved


@given(st.data())
def test_no_damage_of_one_character_goes_unnoticed(data: st.DataObject) -> None:
    text = encode(example())
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(exclude_characters=text[place], exclude_categories=["Cs"]))
    damaged = text[:place] + other + text[place + 1 :]
    try:
        read = decode("a-slot", damaged)
    except SaveError:
        return
    assert read == example(), "only white space between the values may differ"


def test_a_file_cut_short_is_noticed_wherever_it_was_cut() -> None:
    text = encode(example())
    for length in range(len(text.rstrip())):
        with pytest.raises(SaveError):
            decode("a-slot", text[:length])
    assert decode("a-slot", text.rstrip()) == example()


@given(st.text() | st.sampled_from(["[" * 50_000, "{}", "null", "1", '{"oneside": "saved game"}']))
def test_any_text_is_a_saved_game_or_one_plain_sentence(text: str) -> None:
    with pytest.raises(SaveError) as caught:
        decode("a-slot", text)
    assert "\n" not in str(caught.value)


def written_by(**versions: int) -> str:
    """Return the text of a save as another version of the game would have written it."""
    record = {**json.loads(encode(example())), **versions}
    return json.dumps({**record, "checksum": compute_checksum(record)})


def test_a_save_from_a_newer_version_is_left_alone_with_a_sentence() -> None:
    for newer in (FORMAT + 1, FORMAT + 98):
        with pytest.raises(SaveError, match="newer version"):
            decode("a-slot", written_by(format=newer, readable_since=newer))


def test_a_save_of_a_newer_format_that_says_it_can_be_read_is_read() -> None:
    assert decode("a-slot", written_by(format=FORMAT + 1)) == example()


def test_a_save_says_its_format_and_since_when_it_can_be_read() -> None:
    record = json.loads(encode(example()))
    assert (record["format"], record["readable_since"]) == (FORMAT, 1)


def test_a_save_from_an_older_version_is_left_alone_with_a_sentence() -> None:
    record = json.loads(encode(example())) | {"format": 1, "readable_since": 1, "pack": ""}
    record["checksum"] = compute_checksum(record)
    with pytest.raises(SaveError, match=r"^The saved game 'a-slot' was written by an older version of the game; it is"):
        decode("a-slot", json.dumps(record))


@pytest.mark.parametrize("key", ["decision", "choices", "guesses", "stage", "place"])
@pytest.mark.parametrize("wrong", [None, 7, [7], {"a": "b"}, "\x1b[2J", True])
def test_a_value_of_the_wrong_kind_is_one_plain_sentence(key: str, wrong: object) -> None:
    record = json.loads(encode(example()))
    record[key] = wrong
    record["checksum"] = compute_checksum(record)
    with pytest.raises(SaveError, match="damaged"):
        decode("a-slot", json.dumps(record))


def test_a_save_can_be_read_by_a_person() -> None:
    text = encode(example())
    assert '"place": "2 October 1950: The answer"' in text
    assert '"choice": "refuse"' in text


def test_a_path_that_could_not_be_read_again_is_not_written() -> None:
    for path in ("/packs/\x1b[2J", "/packs/\udcff"):
        with pytest.raises(SaveError, match=r"a character that a saved game may not hold\.$"):
            encode(attrs.evolve(example(), address=Address("flood", "rivers", Path(path))))
