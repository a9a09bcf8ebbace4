"""The shelf lists, opens and checks the decisions of a content folder."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.errors import ContentError
from game.library.catalogue import Catalogue
from game.library.content_check import check
from game.library.shelf import Shelf
from game.story.legs import PartOf
from tests.library.folders import DECISION, GOOD, with_file


def test_the_good_content_has_no_problems() -> None:
    """A clean story gives no false alarm, not even a warning."""
    assert check(Shelf(GOOD)) == []


def test_headings_say_what_stands_at_the_top() -> None:
    """A list needs title, date, place and seat, and how many endings there are to be found."""
    (heading,) = Shelf(GOOD).headings()

    assert (heading.id, heading.title, heading.place, heading.seat) == (
        "test-decision",
        "High Water",
        "Veldhaven",
        "harbourmaster",
    )
    assert heading.date.written == "1910-04-01 .. 1910-04-04"
    assert (heading.endings, heading.broken) == (3, "")


def test_a_campaigns_heading_names_its_legs_and_counts_the_endings_of_the_last() -> None:
    """A list needs how long a campaign is, and how many endings there are to be found at its end."""
    (heading,) = Shelf(GOOD).campaigns()

    assert (heading.title, heading.endings, heading.broken) == ("The Year of Water", 2, "")
    assert heading.legs == ("test-decision", "the-dry-summer")
    assert heading.carried == ("trust",)


@pytest.mark.parametrize("lacking", [b"legs:", b"carried:"])
def test_a_campaign_without_legs_or_carried_meters_has_a_broken_heading(lacking: bytes, tmp_path: Path) -> None:
    """What a list cannot say of a campaign is told as it is for a decision."""
    text = (GOOD / "campaigns" / "the-year-of-water.yaml").read_bytes().replace(lacking, b"other:")
    with_file(tmp_path, "campaigns/the-year-of-water.yaml", text)

    (heading,) = Shelf(tmp_path / "content").campaigns()

    assert f"has no '{lacking.decode().rstrip(':')}'" in heading.broken


def test_a_decision_knows_the_campaigns_it_is_a_leg_of() -> None:
    """Only a leg after the first begins with what was handed on."""
    shelf = Shelf(GOOD)

    assert shelf.open("test-decision").part_of == (PartOf(title="The Year of Water", inherits=False),)
    assert shelf.open("the-dry-summer").part_of == (PartOf(title="The Year of Water", inherits=True),)
    assert shelf.open("the-year-of-water").part_of == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "has no 'title'"),
        (b"title: 'The Ferry\n", "not closed"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"[" * 50_000, "has no 'title'"),
        (b"title: a\nsummary: a\ndate: soon\nplace: a\nseat: a\n", "'date' that is not a date"),
    ],
)
def test_a_broken_file_has_a_broken_heading_and_stands_last(data: bytes, said: str, tmp_path: Path) -> None:
    """One file that cannot be read does not hide the others."""
    path = with_file(tmp_path, "decisions/broken.yaml", data)

    first, last = Shelf(tmp_path / "content").headings()

    assert first.id == "test-decision"
    assert (last.id, last.path) == ("broken", path)
    assert said in last.broken


def test_headings_are_safe_to_show(tmp_path: Path) -> None:
    """Control characters of a file that check would refuse do not come through its heading."""
    data = DECISION.read_bytes().replace(b"title: High Water", b'title: "High\\e[2JWater"')
    with_file(tmp_path, "decisions/test-decision.yaml", data)

    (heading,) = Shelf(tmp_path / "content").headings()

    assert heading.title == "High\N{REPLACEMENT CHARACTER}[2JWater"


def test_a_decision_is_opened_with_its_fingerprint() -> None:
    """Opening gives the decision, named after its file, and says which bytes it was read from."""
    shelf = Shelf(GOOD)

    decision = shelf.open("test-decision")

    assert decision.id == "test-decision"
    assert decision.fingerprint.startswith("sha256:")
    assert len(decision.fingerprint) == len("sha256:") + 64
    assert decision.passages["landing"].mark.line == 55
    assert shelf.references().claims["gauge-reading"].span is not None


def test_an_unknown_decision_is_refused_with_the_mend() -> None:
    """A misspelt id is answered with the id that was meant."""
    with pytest.raises(ContentError, match=r"no decision 'test-decisoin'. Did you mean 'test-decision'\?"):
        Shelf(GOOD).open("test-decisoin")


def test_opening_raises_what_check_finds(tmp_path: Path) -> None:
    """A decision with errors is not opened, and the error carries the same problems."""
    data = DECISION.read_bytes().replace(b"to: council", b"to: counsil")
    path = with_file(tmp_path, "decisions/test-decision.yaml", data)
    shelf = Shelf(tmp_path / "content")

    with pytest.raises(ContentError, match=r"D012: 'counsil' leads nowhere. Did you mean 'council'\?") as caught:
        shelf.open("test-decision")

    errors = [problem for problem in check([path], Catalogue(shelf)) if problem.severity.value == "error"]
    assert list(caught.value.problems) == errors


def test_a_warning_does_not_keep_a_decision_from_being_opened(tmp_path: Path) -> None:
    """Only errors do."""
    data = DECISION.read_bytes().replace(b"text: Walk out to the lower gauge yourself", b"text: Walk" + b" on" * 30)
    with_file(tmp_path, "decisions/test-decision.yaml", data)
    shelf = Shelf(tmp_path / "content")

    assert shelf.open("test-decision").title == "High Water"
    assert [problem.code for problem in check(shelf)] == ["D030"]


def test_a_pack_may_lean_on_the_shelf_behind_it(tmp_path: Path) -> None:
    """A pack that has only decisions takes claims, people and axes from the game's own content."""
    (tmp_path / "pack" / "decisions").mkdir(parents=True)
    shutil.copy(DECISION, tmp_path / "pack" / "decisions" / "flood.yaml")
    home = Shelf(GOOD)

    assert check([tmp_path / "pack"], Catalogue(home)) == []
    assert Shelf(tmp_path / "pack", home).open("flood").id == "flood"
    assert {problem.code for problem in check([tmp_path / "pack"])} >= {"D002", "D004", "D005", "D006", "D007"}


def test_a_file_from_anywhere_is_checked_against_home(tmp_path: Path) -> None:
    """A single file needs no folder around it."""
    shutil.copy(DECISION, tmp_path / "stray.yaml")

    assert check([tmp_path / "stray.yaml"], Catalogue(Shelf(GOOD))) == []


def test_parts_of_a_folder_are_checked_by_themselves(tmp_path: Path) -> None:
    """A path to a part of a content folder asks for the problems of that part alone."""
    data = b"claims:\n  bells: {text: They rang., kind: fact, source: gazete, where: page 3, status: partly}\n"
    path = with_file(tmp_path, "ledger/bells.yaml", data)
    root = tmp_path / "content"

    assert [problem.code for problem in check([path])] == ["L003"]
    assert [problem.code for problem in check([root / "ledger"])] == ["L003"]
    assert check([root / "decisions"]) == check([root / "papers"]) == check([root / "axes.yaml"]) == []


def test_names_that_a_broken_shared_file_may_hold_are_not_missed_but_the_file_is_told(tmp_path: Path) -> None:
    """Where a claim is missing because the ledger cannot be read, the ledger's problem is told in its place."""
    with_file(tmp_path, "ledger/river.yaml", b"claims: [\n")

    problems = check([tmp_path / "content" / "decisions" / "test-decision.yaml"])

    assert [(problem.code, Path(problem.mark.file).name) for problem in problems] == [("Y008", "river.yaml")]


def test_a_name_that_stands_in_a_shared_file_and_cannot_be_read_is_not_missed(tmp_path: Path) -> None:
    """One claim that lacks a key is one problem, and not one more for each text that cites it; others are missed."""
    ledger = (GOOD / "ledger" / "river.yaml").read_bytes().replace(b"    kind: figure\n", b"", 1)
    with_file(tmp_path, "ledger/river.yaml", ledger)
    path = tmp_path / "content" / "decisions" / "test-decision.yaml"
    path.write_bytes(path.read_bytes().replace(b"[^two-gauges]", b"[^two-gages]"))

    problems = check([path])

    assert sorted((problem.code, Path(problem.mark.file).stem) for problem in problems) == [
        ("D006", "test-decision"),
        ("F003", "river"),
    ]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A path that leads nowhere is told as any other problem."""
    (problem,) = check([tmp_path / "nothing.yaml"], Catalogue(Shelf(GOOD)))

    assert (problem.code, problem.mark.line) == ("Y001", 1)


def test_listing_imports_neither_checks_nor_schema() -> None:
    """The list of decisions is drawn before anything is checked."""
    program = (
        "import sys; from pathlib import Path; from game.library.shelf import Shelf; "
        f"Shelf(Path({str(GOOD)!r})).headings(); "
        "print([name for name in sys.modules if name.startswith(('game.rules', 'game.schema'))])"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert finished.stdout.strip() == "[]"
