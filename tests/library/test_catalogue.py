"""What a person types is found, and what was found is opened again from its address."""

import shutil
from pathlib import Path

import pytest

from game.address import Address
from game.errors import ContentError, OnesideError, UsageError
from game.library.catalogue import Catalogue, Found, Several
from game.library.shelf import Shelf
from tests.library.folders import DECISION, GOOD
from tests.library.packed import good, pack_in, zipped


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Return the good content with two packs installed, in a folder with a pack, a .zip, content and a file."""
    monkeypatch.chdir(tmp_path)
    installed = [
        pack_in(tmp_path / "packs" / "a", "rivers", "flood", "both"),
        pack_in(tmp_path / "packs" / "b", "seas", "both"),
    ]
    pack_in(tmp_path / "Our Lakes", "lakes", "lake", "pond")
    (tmp_path / "one.zip").write_bytes(zipped(good()))
    shutil.copytree(GOOD, tmp_path / "bare")
    (tmp_path / "seas" / "decisions").mkdir(parents=True)
    for path in (tmp_path / "alone.yaml", tmp_path / "seas" / "decisions" / "alone.yaml"):
        shutil.copy(DECISION, path)
    return Catalogue(Shelf(GOOD), lambda: installed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("test-decision", "test-decision"),
        (str(DECISION), "test-decision"),
        ("the-dry-summer", "the-dry-summer"),
        ("packs/b", "HERE/packs/b//seas/both"),
        ("flood", "HERE/packs/a//rivers/flood"),
        ("rivers/both", "HERE/packs/a//rivers/both"),
        ("packs/a/both", "HERE/packs/a//rivers/both"),
        ("packs/b/pack.yaml", "HERE/packs/b//seas/both"),
        ("pond", "HERE/Our Lakes//lakes/pond"),
        ("lakes/pond", "HERE/Our Lakes//lakes/pond"),
        ("Our Lakes/pond", "HERE/Our Lakes//lakes/pond"),
        ("Our Lakes/decisions/pond.yaml", "HERE/Our Lakes//lakes/pond"),
        ("one.zip", "HERE/one.zip//river-pack/flood"),
        ("one.zip/flood", "HERE/one.zip//river-pack/flood"),
        ("seas/alone", "HERE/seas/decisions/alone.yaml"),
        ("bare/test-decision", "HERE/bare/decisions/test-decision.yaml"),
        ("bare/campaigns/the-year-of-water.yaml", "HERE/bare/campaigns/the-year-of-water.yaml"),
        ("alone.yaml", "HERE/alone.yaml"),
    ],
)
def test_a_decision_has_many_names_and_one_address(
    typed: str, found: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    address = catalogue.find_one(typed).address
    assert str(address) == found.replace("HERE", str(tmp_path))
    assert catalogue.open(Address.parse(str(address))).decision.id == address.story
    assert catalogue.find_one(catalogue.name_of(address)).address == address, "what lists say can be typed"


@pytest.mark.parametrize("typed", ["rivers", "Our Lakes", "lakes", "bare", str(GOOD)])
def test_a_shelf_with_several_decisions_asks_for_one_of_them(typed: str, catalogue: Catalogue) -> None:
    asked = catalogue.find(typed)
    assert isinstance(asked, Several)
    for listed in asked.stories():
        for which in (listed.address.name, listed.heading.id):
            one = catalogue.find(typed, which)
            assert isinstance(one, Found)
            assert one.address == listed.address


@pytest.mark.parametrize(
    ("typed", "which", "error", "said"),
    [
        ("nothing", None, ContentError, "There is no decision 'nothing'."),
        ("nothing", "test-decision", ContentError, "There is no decision 'nothing'."),
        ("both", None, UsageError, "'both' is in several packs; say which: rivers/both, seas/both."),
        ("rivers/flod", None, ContentError, "There is no decision 'flod'. Did you mean 'flood'?"),
        ("lakes/pnd", None, UsageError, "There is no decision 'pnd' in 'lakes'. Did you mean 'pond'?"),
        ("bare", "x", UsageError, "There is no decision 'x' in 'bare'."),
        ("bare/bridges/the-dry-summer.yaml", "test-decision", UsageError, "There is no decision 'test-decision' in '"),
        ("alon.yaml", None, UsageError, "There is no file or folder 'alon.yaml'. Did you mean 'alone.yaml'?"),
        ("", None, UsageError, "There is no file or folder ''."),
    ],
)
def test_what_is_not_there_is_said_by_the_name_that_was_typed(
    typed: str, which: str | None, error: type[OnesideError], said: str, catalogue: Catalogue
) -> None:
    with pytest.raises(error) as caught:
        catalogue.find(typed, which)
    assert str(caught.value).startswith(said)


def test_all_that_is_listed_is_opened_at_its_address(catalogue: Catalogue) -> None:
    everything = catalogue.listing()
    listings = [everything, *(catalogue.listing(catalogue.find(name)) for name in ("lakes", "bare", "alone.yaml"))]
    stories = [
        listed
        for listing in listings
        for listed in (*listing.decisions, *listing.campaigns, *(one for pack in listing.packs for one in pack.stories))
    ]
    assert len({str(listed.address) for listed in stories}) == 2 + 3 + 2 + 2 + 1
    for listed in stories:
        assert catalogue.open(listed.address).decision.title == listed.heading.title


def test_a_file_alone_brings_nothing_else_to_the_title(catalogue: Catalogue) -> None:
    alone = catalogue.listing(catalogue.find("bare/decisions/test-decision.yaml"))
    assert (len(alone.decisions), alone.campaigns, alone.packs) == (1, (), ())
    with_others = catalogue.listing(catalogue.find("bare", "test-decision"))
    assert (len(with_others.decisions), len(with_others.campaigns), with_others.packs) == (1, 1, ())


@pytest.mark.parametrize("folder", ["~", "~here", "-here", "rivers"])
def test_a_pack_in_a_folder_of_any_name_is_named_so_that_it_is_found_again(
    folder: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    pack = pack_in(tmp_path / folder, "ponds", "flood", "both")
    for listed in catalogue.listing(catalogue.find(str(pack))).decisions:
        name = catalogue.name_of(listed.address)
        assert not name.startswith("-"), "it is no option"
        assert catalogue.find_one(name).address == listed.address
