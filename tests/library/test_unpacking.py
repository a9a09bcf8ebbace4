"""A packed pack gives its texts and nothing else, whoever packed it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.characters import find_forbidden
from game.errors import ContentError
from game.library.unpacking import unpack
from tests.examples import examples
from tests.library.packed import BAD, good, zipped


def below(folder: Path) -> set[str]:
    """Return the files of a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """Return a folder to unpack into, deep enough to see what gets out of it."""
    folder = tmp_path / "a" / "b" / "inside"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("top", ["", "river-pack-main/"])
def test_a_pack_is_unpacked_whether_its_folder_or_its_files_were_packed(top: str, inside: Path, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped(good(top)))
    unpack(path, inside)
    assert below(inside) == {"pack.yaml", "decisions/flood.yaml"}


def test_what_no_pack_has_is_left_where_it_is(inside: Path, tmp_path: Path) -> None:
    more: dict[str, bytes | str] = {
        "__MACOSX/._pack.yaml": b"\0",
        "README.md": "# Rivers",
        "tools/run.py": "1",
        "decisions/a/b.yaml": "a: 1",
    }
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({**good(), **more}))
    unpack(path, inside)
    assert below(inside) == {"pack.yaml", "decisions/flood.yaml"}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pack_is_refused_in_one_sentence_and_nothing_gets_out(name: str, inside: Path, tmp_path: Path) -> None:
    make, output = BAD[name]
    path = tmp_path / "pack.zip"
    path.write_bytes(make())
    with pytest.raises(ContentError) as caught:
        unpack(path, inside)
    message = str(caught.value)
    assert output in message
    assert message.endswith(".")
    assert not find_forbidden(message)
    assert below(tmp_path) - {"pack.zip"} <= {
        f"a/b/inside/{own}"
        for own in ("pack.yaml", "decisions/flood.yaml", *(f"ledger/b{nth}.yaml" for nth in range(8)))
    }
    assert not Path(os.sep, "evil.yaml").exists()


@examples(60)
@given(places=st.lists(st.tuples(st.integers(0, 5_000), st.binary(min_size=1, max_size=4)), max_size=6))
def test_a_spoilt_pack_is_unpacked_or_refused(
    places: list[tuple[int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("spoilt")
    data = bytearray(zipped({**good(), "decisions/flood.yaml": b"a: b\n" * 400}))
    for place, bits in places:
        begins = place % len(data)
        data[begins : begins + len(bits)] = bits
    path, inside = folder / "pack.zip", folder / "inside"
    path.write_bytes(bytes(data))
    inside.mkdir()
    try:
        unpack(path, inside)
    except ContentError as error:
        assert not find_forbidden(str(error))  # noqa: PT017 - both outcomes are right
    assert below(folder) - {"pack.zip"} <= {f"inside/{name}" for name in below(inside)}
