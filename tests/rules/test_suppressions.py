"""A comment silences a rule in its place, with a reason; what is no comment silences nothing."""

from pathlib import Path

import pytest

from game.errors import ContentError
from game.library.content_check import check
from game.library.shelf import Shelf
from game.rules.suppressions import find_silences
from tests.library.folders import DECISION, GOOD, with_file

BECAUSE = "because the minutes say so"
TEXT = DECISION.read_text(encoding="utf-8")


def list_codes(folder: Path, *slips: tuple[str, str]) -> list[str]:
    """Return the codes found in the good decision with these slips."""
    text = TEXT
    for was, now in slips:
        assert was in text
        text = text.replace(was, now, 1)
    path = with_file(folder, "decisions/test-decision.yaml", text.encode())
    return [problem.code for problem in check([path])]


MISSPELT = ("        to: council\n", "        to: counsil\n")


def test_a_silence_at_the_end_of_a_line_and_one_above_it(tmp_path: Path) -> None:
    at_the_end = (MISSPELT[0], f"        to: counsil  # oneside: ignore D012 {BECAUSE}\n")
    above = (MISSPELT[0], f"        # oneside: ignore D012 {BECAUSE}\n        # and so do I\n\n        to: counsil\n")
    assert list_codes(tmp_path / "plain", MISSPELT) == ["D012"]
    assert list_codes(tmp_path / "end", at_the_end) == []
    assert list_codes(tmp_path / "above", above) == []


def test_a_silence_holds_for_its_own_value_and_no_further(tmp_path: Path) -> None:
    elsewhere = ("      - id: ring-the-bells\n", f"      - id: ring-the-bells  # oneside: ignore D012 {BECAUSE}\n")
    assert list_codes(tmp_path, MISSPELT, elsewhere) == ["S003", "D012"]


def test_a_text_of_many_lines_is_silenced_as_a_whole(tmp_path: Path) -> None:
    figure = (
        "    text: |\n      The sluice house",
        f"    text: |  # oneside: ignore D026 {BECAUSE}\n      The 900\n      900\n      sluice house",
    )
    assert list_codes(tmp_path, figure) == []


@pytest.mark.parametrize(
    "line",
    [
        f'title: "High # oneside: ignore-file D012 {BECAUSE}"',
        f"title: 'High # oneside: ignore-file D012 {BECAUSE}'",
        f"title: High# oneside:ignore-file D012 {BECAUSE}",
        f"title: |\n  High\n  # oneside: ignore-file D012 {BECAUSE}",
        f"title: >-\n  # oneside: ignore-file D012 {BECAUSE}\n  High",
        f"title: 'High\n  # oneside: ignore-file D012 {BECAUSE}\n  Water'",
    ],
)
def test_a_sign_inside_a_value_is_no_comment(line: str) -> None:
    assert find_silences(f"{line}\nplace: here\n", "any.yaml") == ([], [])


@pytest.mark.parametrize(
    "line",
    [
        f"title: High # oneside: ignore D012 {BECAUSE}",
        f"title: 'High' # oneside: ignore D012 {BECAUSE}",
        f"title: | # oneside: ignore D012 {BECAUSE}\n  High",
        f"# oneside: ignore D012 {BECAUSE}\n\n# more\ntitle: High",
        f"wants: [a, # oneside: ignore D012 {BECAUSE}\n  b]",
        f"#oneside:  ignore   D012   {BECAUSE}\ntitle: High",
    ],
)
def test_a_comment_is_found_wherever_yaml_has_comments(line: str) -> None:
    (silence,), faults = find_silences(f"place: here\n{line}\nplace: there\n", "any.yaml")
    assert (silence.codes, silence.why, faults) == (("D012",), "the minutes say so", [])


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("ignore D012", "S001"),
        ("ignore D012 because", "S001"),
        ("ignore D012 because ...", "S001"),
        ("ignore because I say so", "S001"),
        ("ingore D012 because I say so", "S001"),
        ("ignore D999 because I say so", "S002"),
        ("ignore d012 because I say so", "S002"),
        ("ignore Y008 because I say so", "S002"),
        ("ignore S001 because I say so", "S002"),
    ],
)
def test_a_silence_that_cannot_be_granted_is_told_and_silences_nothing(comment: str, code: str, tmp_path: Path) -> None:
    slip = (MISSPELT[0], f"        to: counsil  # oneside: {comment}\n")
    assert sorted(list_codes(tmp_path, slip)) == ["D012", code]


def test_several_rules_are_silenced_by_one_comment_and_each_must_find_nothing_to_be_idle(tmp_path: Path) -> None:
    both = (MISSPELT[0], f"        to: counsil  # oneside: ignore D012, D018 {BECAUSE}\n")
    assert list_codes(tmp_path / "one", both) == []
    idle = (MISSPELT[0], f"        to: council  # oneside: ignore D012, D018 {BECAUSE}\n")
    assert list_codes(tmp_path / "idle", idle) == ["S003"]


def test_where_the_file_cannot_be_read_through_nobody_says_that_a_silence_is_idle(tmp_path: Path) -> None:
    idle = (MISSPELT[0], f"        to: council  # oneside: ignore D012 {BECAUSE}\n")
    assert list_codes(tmp_path, idle, ("title: High Water", "tittle: High Water")) == ["F002"]


def test_what_cannot_be_played_is_not_opened_however_silent_check_is(tmp_path: Path) -> None:
    text = TEXT.replace(MISSPELT[0], f"        to: counsil  # oneside: ignore D012 {BECAUSE}\n", 1)
    path = with_file(tmp_path, "decisions/test-decision.yaml", text.encode())
    assert check([path]) == []
    with pytest.raises(ContentError, match="'counsil' leads nowhere"):
        Shelf(tmp_path / "content").open("test-decision")


def test_what_can_be_played_is_opened(tmp_path: Path) -> None:
    slip = ("crowns[^levee-estimate]", "crowns")
    text = TEXT.replace(*slip).replace(
        "      - |\n        Nine", f"      # oneside: ignore D026 {BECAUSE}\n      - |\n        Nine"
    )
    with_file(tmp_path, "decisions/test-decision.yaml", text.encode())
    assert Shelf(tmp_path / "content").open("test-decision").title == "High Water"


def test_a_campaign_may_be_silenced_too(tmp_path: Path) -> None:
    campaign = (GOOD / "campaigns" / "the-year-of-water.yaml").read_text(encoding="utf-8")
    loud = campaign.replace("\nsummary: ", "\nsummary: " + "very " * 31, 1)
    path = with_file(tmp_path / "loud", "campaigns/the-year-of-water.yaml", loud.encode())
    assert [problem.code for problem in check([path])] == ["D030"]
    still = loud.replace("\nsummary: ", f"\n# oneside: ignore D030 {BECAUSE}\nsummary: ", 1)
    path = with_file(tmp_path / "still", "campaigns/the-year-of-water.yaml", still.encode())
    assert check([path]) == []
