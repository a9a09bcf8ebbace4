"""Text filled to cells, not to characters."""

import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from game.line.cells import fill, pad, width_of

CHARACTERS = (
    *"ab-, \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{EM DASH}",
    *"\N{LATIN SMALL LETTER E WITH ACUTE}\N{COMBINING ACUTE ACCENT}\N{COMBINING DIAERESIS}",
    *"一边倒각\N{HANGUL CHOSEONG KIYEOK}\N{HANGUL JUNGSEONG A}\N{HANGUL JONGSEONG RIEUL}ｱﾞあ",
    "\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
    "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}",
    "\N{BLACK TELEPHONE}\N{VARIATION SELECTOR-16}",
    "\N{REGIONAL INDICATOR SYMBOL LETTER C}\N{REGIONAL INDICATOR SYMBOL LETTER N}",
)
TEXTS = st.lists(st.sampled_from(CHARACTERS) | st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60).map(
    "".join
)


def test_a_character_is_as_wide_as_a_terminal_draws_it() -> None:
    assert width_of("一边倒") == 6
    assert width_of("Yi bian dao") == 11
    assert width_of("Zha\u0301o") == 4
    assert width_of("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}") == 2
    assert width_of("\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}") == 2
    assert width_of("\N{BLACK TELEPHONE}\N{VARIATION SELECTOR-16}") == 2
    assert width_of("\N{HANGUL CHOSEONG KIYEOK}\N{HANGUL JUNGSEONG A}\N{HANGUL JONGSEONG RIEUL}") == 2


@given(TEXTS)
def test_a_width_is_the_one_that_terminals_agree_on(text: str) -> None:
    assert width_of(text) == wcwidth.wcswidth(text)


def test_a_line_is_filled_by_cells() -> None:
    assert fill("一边 倒 a", 6) == "一边\n倒 a"


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert fill("abcdefgh ij", 3) == "abc\ndef\ngh\nij"
    assert fill("一边倒", 4) == "一边\n倒"


def test_a_word_is_never_broken_within_a_character() -> None:
    waving = "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}"
    assert fill(waving * 3, 5) == f"{waving * 2}\n{waving}"


def test_what_stands_before_a_line_counts() -> None:
    assert fill("one two three", 9, first="- ") == "- one two\n  three"
    assert fill("one two three", 9, first="> ", rest="> ") == "> one two\n> three"
    assert fill("", 9, first="- ") == "-"


def test_padding_is_by_cells() -> None:
    assert pad("倒", 4) == "倒  "


@given(TEXTS, st.integers(0, 80))
def test_a_padded_text_is_as_wide_as_asked_or_as_the_text(text: str, width: int) -> None:
    assert width_of(pad(text, width)) == max(width, width_of(text))


@given(text=TEXTS, width=st.integers(8, 40))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, width: int) -> None:
    filled = fill(text, width)
    assert all(width_of(line) <= width for line in filled.split("\n"))
    assert "".join(filled.split()) == "".join(text.split())
