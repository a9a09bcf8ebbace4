"""Addresses as values and as text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.address import Address

names = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in {".", ".."}
)
paths = st.tuples(st.sampled_from(["/", "//"]), st.lists(names, min_size=1, max_size=4)).map(
    lambda parts: Path(parts[0], *parts[1])
)
addresses = st.one_of(
    st.builds(Address, names),
    st.builds(Address, names, names),
    st.builds(Address, names, names, paths | st.just(Path("/"))),
    paths.map(Address.of_file),
)


@given(addresses)
def test_an_address_is_read_from_its_text_as_it_was(address: Address) -> None:
    assert Address.parse(str(address)) == address


@given(st.text() | st.text("/ab."))
def test_any_text_is_one_address_or_none(text: str) -> None:
    try:
        address = Address.parse(text)
    except ValueError:
        return
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize(
    ("address", "text", "name"),
    [
        (Address("flood"), "flood", "flood"),
        (Address("flood", "rivers"), "rivers/flood", "rivers/flood"),
        (Address("flood", "rivers", Path("/packs/r.zip")), "/packs/r.zip//rivers/flood", "rivers/flood"),
        (Address.of_file(Path("/x/flood.yaml")), "/x/flood.yaml", "/x/flood.yaml"),
    ],
)
def test_lists_and_records_know_a_story_wherever_its_pack_lies(address: Address, text: str, name: str) -> None:
    assert (str(address), address.name) == (text, name)


@pytest.mark.parametrize("text", ["", "rivers/", "a/b/c", "here//rivers/flood", "/packs/r.zip//flood/"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not"):
        Address.parse(text)
