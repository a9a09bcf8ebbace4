"""Packs are found, opened in front of what they need, and told apart by name and place."""

import shutil
import sys
from pathlib import Path

import pytest

from game.address import Address
from game.characters import find_forbidden
from game.errors import ContentError
from game.library.catalogue import Catalogue
from game.library.content_check import check
from game.library.pack_discovery import find_installed_packs, packs_in
from game.library.packs import open_pack
from game.library.read import read_file
from game.library.shelf import Shelf
from game.schema.declarations.pack import PACK
from game.schema.manifest import Need, read_bounds, read_version
from game.story.mark import NOWHERE
from tests.library.folders import GOOD
from tests.library.packed import good, pack_in, zipped


def home(*packs: Path) -> Catalogue:
    """Return the good content with packs beside it."""
    return Catalogue(Shelf(GOOD), lambda: packs)


def need(bounds: str) -> Need:
    """Return a need of a version."""
    return Need(name="x", written=bounds, bounds=read_bounds(bounds), mark=NOWHERE)


@pytest.mark.parametrize(
    ("bounds", "version", "met"),
    [
        (">=0.1", "0.1.0", True),
        (">=0.1", "0.2.0.dev1", True),
        (">=0.10", "0.9", False),
        (">1.0", "1.0.0", False),
        (">=1.0, <2", "1.9.9.9", True),
        (">=1.0, <2", "2", False),
        ("==1.0", "1", True),
        ("<=1", "1.0.1", False),
        (">=0", "unknown", True),
    ],
)
def test_versions_are_compared_number_by_number(bounds: str, version: str, *, met: bool) -> None:
    assert need(bounds).is_met_by(version) is met


@pytest.mark.parametrize("text", ["", "1.", "1.0b", "v1", "1.2.3.4.5", "1234567", "\u0661"])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        read_version(text)


def test_the_manifest_of_the_manual_is_a_good_one() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
    block = manual.partition("## The manifest")[2].partition("```yaml\n")[2].partition("```")[0]
    result = read_file(Path("pack.yaml"), PACK, block.encode())
    assert result.problems == ()
    assert result.value is not None
    assert [need.name for need in result.value.needs] == ["oneside", "river-ledger"]


def test_no_character_of_a_file_name_reaches_the_terminal(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "p\x1b[2J", "river-pack", "flood\x1b]0;x\x07")
    lines = [str(problem) for problem in check([pack], home())]
    assert lines
    assert not any(map(find_forbidden, lines))


def test_a_pack_is_listed_by_its_title_and_opened_by_its_address(tmp_path: Path) -> None:
    catalogue = home(pack_in(tmp_path / "p"))
    (pack,) = catalogue.listing().packs
    assert (pack.name, pack.title, pack.version) == ("river-pack", "Rivers", "1.0")
    (listed,) = pack.stories
    assert (listed.address.name, listed.heading.title) == ("river-pack/flood", "High Water")
    opened = catalogue.open(listed.address)
    assert (opened.decision.id, opened.address) == ("flood", Address("flood", "river-pack", tmp_path / "p"))
    assert catalogue.shelf_at(Address("test-decision")) is catalogue.home


def test_a_packed_pack_is_read_as_its_folder_is_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = tmp_path / "rivers.zip"
    path.write_bytes(zipped(good("rivers/")))
    shelf = home().packs.shelf_of(open_pack(path))
    assert [shelf.address(heading.path).name for heading in shelf.headings()] == ["river-pack/flood"]
    assert shelf.open("flood").title == "High Water"
    assert check([path], home()) == []
    del shelf
    assert [left.name for left in tmp_path.iterdir()] == ["rivers.zip"]


def test_problems_in_a_packed_pack_name_the_file_in_it(tmp_path: Path) -> None:
    path = tmp_path / "rivers.zip"
    spoilt = {name: str(data, "utf-8") if isinstance(data, bytes) else data for name, data in good().items()}
    spoilt["decisions/flood.yaml"] = spoilt["decisions/flood.yaml"].replace("to: old-town", "to: old-twon", 1)
    path.write_bytes(zipped({**spoilt, "decisions/empty.yaml": ""}))
    assert {problem.mark.file for problem in check([path], home())} == {
        f"{path}/decisions/flood.yaml",
        f"{path}/decisions/empty.yaml",
    }
    shelf = home().packs.shelf_of(open_pack(path))
    with pytest.raises(ContentError, match=r"rivers\.zip/decisions/flood\.yaml:\d+:\d+: error D012"):
        shelf.open("flood")
    assert f"{path}/decisions/empty.yaml has no 'title'" in [heading.broken for heading in shelf.headings()][-1]


def test_a_pack_stands_in_front_of_the_packs_it_needs(tmp_path: Path) -> None:
    ledger = pack_in(tmp_path / "ledger", "common-ledger", title="Ledger")
    shutil.copytree(GOOD / "ledger", ledger / "ledger")
    first = pack_in(tmp_path / "first", "first", needs="{common-ledger: '>=1', second: '>=1'}")
    second = pack_in(tmp_path / "second", "second", needs="{first: '>=1'}")
    shelf = home(first, second, ledger).packs.named("first")
    behind = []
    at: Shelf | None = shelf
    while at is not None:
        behind.append(at.title)
        at = at.behind
    assert behind == ["Rivers", "Rivers", "Ledger", ""], "each once, although two of them need each other"
    assert shelf.references().claims["gauge-reading"].mark.file.startswith(str(ledger))
    assert shelf.open("flood").id == "flood"


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("{oneside: '>=99'}", "The pack 'river-pack' needs oneside >=99, and this is "),
        (
            "{harbours: '>=1'}",
            "The pack 'river-pack' needs the pack 'harbours' >=1, which is not installed. Get it, or drop the need.",
        ),
        ("{other: '>=2, <3'}", "The pack 'river-pack' needs the pack 'other' >=2, <3, and this is 1.0."),
    ],
)
def test_a_need_that_is_not_met_is_told_where_one_looks_and_where_one_plays(
    needs: str, said: str, tmp_path: Path
) -> None:
    catalogue = home(pack_in(tmp_path / "p", needs=needs), pack_in(tmp_path / "o", "other", title="Other"))
    broken = [listed.heading.broken for pack in catalogue.listing().packs for listed in pack.stories]
    assert [bool(each) for each in broken] == [False, True]
    assert broken[1].startswith(said)
    with pytest.raises(ContentError) as caught:
        catalogue.open(Address("flood", "river-pack"))
    assert str(caught.value).startswith(said)
    assert [problem.code for problem in check([tmp_path / "p"], catalogue)] == ["P003"]


def test_a_need_that_another_pack_meets_is_no_problem(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "p", needs="{other: '>=1'}")
    assert check([pack], home(pack, pack_in(tmp_path / "o", "other", title="Other"))) == []


def test_a_campaign_of_a_pack_may_have_legs_of_the_games_own(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "p", needs="{other: '>=1'}")
    (pack / "campaigns").mkdir()
    shutil.copy(GOOD / "campaigns" / "the-year-of-water.yaml", pack / "campaigns" / "the-wet-year.yaml")
    catalogue = home(pack, pack_in(tmp_path / "o", "other", title="Other"))
    assert check([pack], catalogue) == []
    assert catalogue.open(Address("the-wet-year", "river-pack")).decision.title == "The Year of Water"


def test_a_pack_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    bad = pack_in(tmp_path / "bad", "bad")
    (bad / "pack.yaml").write_text("name: bad\n", encoding="utf-8")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(b"PK")
    twin = pack_in(tmp_path / "twin")
    packs = home(bad, damaged, tmp_path / "gone", pack_in(tmp_path / "p"), twin).listing().packs
    assert [(pack.name, bool(pack.broken)) for pack in packs] == [
        ("river-pack", False),
        ("bad", True),
        ("damaged", True),
        ("gone", True),
        ("twin", True),
    ]
    assert "There are two packs called 'river-pack'" in packs[-1].broken


def test_a_game_is_found_where_its_pack_lay_or_by_the_packs_name(tmp_path: Path) -> None:
    lying, installed = pack_in(tmp_path / "lying"), pack_in(tmp_path / "installed")
    catalogue, address = home(installed), Address("flood", "river-pack", lying)
    assert catalogue.shelf_at(address).root == lying
    shutil.rmtree(lying)
    assert catalogue.shelf_at(address).root == installed
    with pytest.raises(ContentError, match=r"The pack 'river-pack', which this .* is gone: it was in '.*lying'"):
        home().shelf_at(address)
    with pytest.raises(ContentError, match=r"There is no pack 'rivers-pack'. Did you mean 'river-pack'\?"):
        catalogue.shelf_at(Address("flood", "rivers-pack"))


def test_the_folder_of_packs_may_hold_folders_and_packed_ones(tmp_path: Path) -> None:
    pack_in(tmp_path / "b-pack")
    (tmp_path / "a.zip").write_bytes(zipped(good()))
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    assert [path.name for path in packs_in(tmp_path)] == ["a.zip", "b-pack"]
    assert list(packs_in(tmp_path / "nowhere")) == []


@pytest.mark.parametrize("module", ["river_pack", "river_pack.content", "river_pack.data"])
def test_a_pack_in_an_installed_package_is_found_without_running_it(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "river_pack"
    place = root / "content" if module.endswith("content") else root
    pack_in(place)
    (root / "__init__.py").write_text("raise RuntimeError('a pack is data')\n")
    (root / "data.py").write_text("raise RuntimeError('a pack is data')\n")
    info = tmp_path / "river_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: river-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[oneside.packs]\nriver-pack = {module}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert list(find_installed_packs()) == [place]
    assert module not in sys.modules


def test_where_no_package_brings_a_pack_none_is_looked_for() -> None:
    assert list(find_installed_packs()) == []


@pytest.mark.parametrize(
    ("was", "named", "said"),
    [
        ("decisions", "decision", "'decision' is not read. Did you mean 'decisions'?"),
        ("decisions", "Decisions", "'Decisions' is not read. Did you mean 'decisions'?"),
        ("ledger", "ledgers", "'ledgers' is not read. Did you mean 'ledger'?"),
        ("decisions/flood.yaml", "decisions/flood.yml", "'flood.yml' is not read. Name it 'flood.yaml'."),
        ("decisions/flood.yaml", "flood.yaml", "is outside the folders, and is not read. Put it into 'decisions/'."),
        ("decisions/flood.yaml", "flood.yml", "is not read. Put it into 'decisions/' as 'flood.yaml'."),
        ("ledger/own.yaml", "own.yaml", "'own.yaml' is outside the folders, and is not read. Put it into 'ledger/'."),
        ("cast.yaml", "cast.yml", "'cast.yml' is not read. Name it 'cast.yaml'."),
        ("pack.yaml", "Pack.yaml", "'Pack.yaml' is not read. Name it 'pack.yaml'."),
    ],
)
def test_what_is_never_read_is_told_once_and_before_what_follows_from_it(
    was: str, named: str, said: str, tmp_path: Path
) -> None:
    pack = pack_in(tmp_path / "rivers")
    (pack / "ledger").mkdir()
    claim = "{text: It rained., kind: fact, source: gazette, where: page 3, status: partly}"
    (pack / "ledger" / "own.yaml").write_text(f"claims:\n  rain: {claim}\n  more-rain: {claim}\n")
    (pack / "cast.yaml").write_text("ferryman: {name: The Ferryman, office: Ferryman}\n")
    text = (pack / "decisions" / "flood.yaml").read_text()
    (pack / "decisions" / "flood.yaml").write_text(text.replace("[^gauge-reading]", "[^rain][^more-rain]"))
    (pack / was).rename(pack / named)
    problems = check([pack], home())
    assert str(problems[0]).endswith(said)
    assert [problem.code for problem in problems].count("P004") == 1
    assert "L006" not in {problem.code for problem in problems}, "whether it is used cannot be known"


def test_an_error_in_what_is_shared_comes_before_what_follows_from_it(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "rivers")
    (pack / "ledger").mkdir()
    claim = "{text: It rained., kind: fact, source: gazette, where: page 3, status: partly}"
    (pack / "ledger" / "own.yaml").write_text(f"claims:\n  rain: {claim}\n  rain: {claim}\n")
    text = (pack / "decisions" / "flood.yaml").read_text()
    (pack / "decisions" / "flood.yaml").write_text(text.replace("[^gauge-reading]", "[^no-such-claim]"))
    codes = [problem.code for problem in check([pack], home())]
    assert codes.index("Y012") < codes.index("D006")


def test_what_is_nobodys_business_is_left_alone(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "rivers")
    for name in ("README.md", "mkdocs.yml", ".decisions/x.yaml", "pictures/map.png", "decisions/flood.yaml.bak"):
        (pack / name).parent.mkdir(exist_ok=True)
        (pack / name).write_text("site_name: Rivers\n")
    for name in ("export/flood.html", "plays/flood.play", "decision/notes.txt"):
        (pack / name).parent.mkdir(exist_ok=True)
        (pack / name).write_text("x\n")
    assert check([pack], home()) == []


def test_what_replaces_something_of_the_games_own_is_told_unless_it_is_meant(tmp_path: Path) -> None:
    pack = pack_in(tmp_path / "rivers")
    (pack / "ledger").mkdir()
    (pack / "cast.yaml").write_text("engineer:\n  name: Another\n  office: None\n")
    claim = "{text: 'The river stood high.', kind: fact, source: gazette, where: page 1, status: partly}"
    (pack / "ledger" / "own.yaml").write_text(f"claims:\n  gauge-reading: {claim}\n")
    (pack / "ledger" / "sources.yaml").write_bytes((GOOD / "ledger" / "sources.yaml").read_bytes())
    problems = [problem for problem in check([pack], home()) if problem.code == "L009"]
    assert [problem.message for problem in problems] == [
        f"The game has a {other} too, and this one replaces it. Give yours another name."
        for other in ("person 'engineer' (Pieter Roos)", "claim 'gauge-reading'")
    ]
    reason = "  # oneside: ignore L009 because this engineer came before him\n"
    (pack / "cast.yaml").write_text(f"{reason}engineer:\n  name: Another\n  office: None\n")
    codes = [problem.code for problem in check([pack], home())]
    assert codes.count("L009") == 1
    assert "S003" not in codes
