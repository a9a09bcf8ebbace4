"""The characters that no text may bring to a terminal."""

import pytest

from game.characters import FORBIDDEN, find_forbidden, replace_forbidden
from tests.signs import AWKWARD

NOT_DRAWN = (
    "00AD 034F 061C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FEFF FFA0 FFF0-FFF8 "
    "1BCA0-1BCA3 1D173-1D17A E0000-E0FFF"
)
"""What Unicode calls Default_Ignorable_Code_Point, but FE00-FE0F: these say how the sign before them is drawn."""
OF_TERMINALS = "0000-0008 000B-001F 007F-009F 2028-2029"
"""Control characters but tab and newline, and what breaks a line besides these."""


def characters(ranges: str) -> set[int]:
    """Return the numbers in ranges of hexadecimal numbers."""
    ends = (part.partition("-") for part in ranges.split())
    return {number for low, _, high in ends for number in range(int(low, 16), int(high or low, 16) + 1)}


def test_what_hides_from_the_eye_or_acts_on_a_terminal_is_forbidden() -> None:
    let_through = {f"{number:04X}" for number in characters(NOT_DRAWN) | characters(OF_TERMINALS) if not bad(number)}
    assert let_through == set()


def test_what_can_be_seen_is_allowed() -> None:
    beyond = characters(NOT_DRAWN) | characters(OF_TERMINALS) | characters("D800-DFFF FDD0-FDEF FFF9-FFFB FFFE-FFFF")
    assert [f"{number:04X}" for number in range(0x110000) if bad(number) and number not in beyond] == []
    assert not FORBIDDEN.search(AWKWARD)


def bad(number: int) -> bool:
    """Say whether a character is forbidden."""
    return FORBIDDEN.match(chr(number)) is not None


@pytest.mark.parametrize(("text", "named"), [("a\x1bb", "U+001B"), ("\U000e0100", "U+E0100"), ("fine\ufe0f\n", "")])
def test_the_first_one_is_named_and_all_are_replaced(text: str, named: str) -> None:
    assert find_forbidden(text) == named
    assert not find_forbidden(replace_forbidden(text))
    assert len(replace_forbidden(text)) == len(text)
