"""Text filled to cells, not to characters."""

from hypothesis import given
from hypothesis import strategies as st

from game.line.cells import fill, padded, width_of


def test_wide_characters_take_two_cells_and_combining_ones_none() -> None:
    assert width_of("一边倒") == 6
    assert width_of("Yi bian dao") == 11
    assert width_of("Zha\u0301o") == 4


def test_a_line_is_filled_by_cells() -> None:
    assert fill("一边 倒 a", 6) == "一边\n倒 a"


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert fill("abcdefgh ij", 3) == "abc\ndef\ngh\nij"
    assert fill("一边倒", 4) == "一边\n倒"


def test_what_stands_before_a_line_counts() -> None:
    assert fill("one two three", 9, first="- ") == "- one two\n  three"
    assert fill("one two three", 9, first="> ", rest="> ") == "> one two\n> three"


def test_padding_is_by_cells() -> None:
    assert padded("倒", 4) == "倒  "


@given(text=st.text("ab 一é\u0301", max_size=60), width=st.integers(2, 20))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    filled = fill(text, width)
    assert all(width_of(line) <= width for line in filled.split("\n"))
    assert "".join(filled.split()) == "".join(text.split())
