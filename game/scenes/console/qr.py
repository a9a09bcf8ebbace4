"""The way into a class for the last row: a QR in half blocks, the code in big letters, the address."""

from collections.abc import Callable, Sequence

from textual.content import Content

from game.scenes.drawing import ACCENT, EMPTY, MUTED, STRONG, Drawing, Lines, ink, line, wrap

Matrix = Sequence[Sequence[int]]
"""The modules of a QR, row by row: 1 is dark."""
MakeMatrix = Callable[[str], Matrix]

QUIET = 2
"""Modules of light around it: dark signs on a light page are found with two, and every row counts on 24."""
NARROWEST = 20
"""Columns that the words beside a QR need."""
ON_PAPER = "#000000 on #ffffff"
"""Whatever the theme: telephones look for dark on light."""
_GLYPHS = {
    "2": "### ..# ### #.. ###", "3": "### ..# ### ..# ###", "4": "#.# #.# ### ..# ..#", "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###", "7": "### ..# ..# .#. .#.", "8": "### #.# ### #.# ###", "9": "### #.# ### ..# ###",
    "B": "##. #.# ##. #.# ##.", "C": "### #.. #.. #.. ###", "D": "##. #.# #.# #.# ##.", "F": "### #.. ##. #.. #..",
    "G": "#### #... #.## #..# ####", "H": "#.# #.# ### #.# #.#", "J": "..# ..# ..# #.# ###",
    "K": "#..# #.#. ##.. #.#. #..#", "M": "#...# ##.## #.#.# #...# #...#", "N": "#...# ##..# #.#.# #..## #...#",
    "P": "### #.# ### #.. #..", "Q": "####. #..#. #..#. #.##. #####", "R": "### #.# ##. #.# #.#",
    "S": "#### #... #### ...# ####", "T": "### .#. .#. .#. .#.", "V": "#...# #...# .#.#. .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#", "X": "#...# .#.#. ..#.. .#.#. #...#", "Y": "#.# #.# ### .#. .#.",
    "Z": "#### ...# .##. #... ####",
}  # fmt: skip
_HEIGHT = 5


def draw_qr(matrix: Matrix, width: int, height: int) -> Lines:
    """Return the QR as large as a room allows, dark on light; no lines where it does not fit."""
    size = len(matrix) + 2 * QUIET
    scale = min(width // size, 2 * height // size)
    if scale < 1:
        return []
    rows = [_stretch(row, scale) for row in _pad(matrix) for _ in range(scale)]
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [ink("".join(" ▀▄█"[top + 2 * below] for top, below in zip(*pair, strict=True)), ON_PAPER) for pair in pairs]


def _pad(matrix: Matrix) -> list[list[int]]:
    side, empty = [0] * QUIET, [0] * (len(matrix) + 2 * QUIET)
    return [empty] * QUIET + [[*side, *map(int, row), *side] for row in matrix] + [empty] * QUIET


def _stretch(row: Sequence[int], scale: int) -> list[int]:
    return [module for module in row for _ in range(scale)]


def draw_big(code: str, width: int) -> Lines:
    """Return a code in letters five lines high, or in one line where there is no room for them."""
    glyphs = [_GLYPHS.get(sign, "").split() for sign in code]
    for cells, between in ((2, 3), (1, 2)):
        rows = [
            (" " * between).join("".join(dot * cells for dot in glyph[row]) for glyph in glyphs if glyph)
            for row in range(_HEIGHT)
        ]
        if rows[0] and len(rows[0]) <= width and all(glyphs):
            return [ink(row.replace("#", "█").replace(".", " "), ACCENT) for row in rows]
    return [ink(" ".join(code), f"bold {ACCENT}")]


def draw_way_in(address: str, code: str, matrix: Matrix | None, height: int) -> Drawing:
    """Draw address and code beside the QR, or above it where the room is narrow; `height` rows at most."""

    def draw(width: int) -> Lines:
        picture = draw_qr(matrix, width, height) if matrix else []
        room = width - picture[0].cell_length - 4 if picture else width
        if picture and room >= NARROWEST:
            return _beside(picture, _draw_words(address, code, room))
        short = line(ink("Code  ", MUTED), ink(code, f"bold {ACCENT}"), ink("   at  ", MUTED), ink(_shown(address)))
        return [*wrap(short, width), EMPTY, *(draw_qr(matrix, width, height - 3) if matrix else [])]

    return draw


def _draw_words(address: str, code: str, width: int) -> Lines:
    return [
        *wrap(line(ink("Open  ", MUTED), ink(_shown(address), STRONG)), width),
        EMPTY,
        ink("and type", MUTED),
        EMPTY,
        *draw_big(code, width),
    ]


def _shown(address: str) -> str:
    return address.partition("://")[2]


def _beside(left: Lines, right: Lines) -> Lines:
    """Set lines to the right of a picture, in the middle of its height."""
    above = max((len(left) - len(right)) // 2, 0)
    right = [EMPTY] * above + right
    blank = Content(" " * left[0].cell_length)
    count = max(len(left), len(right))
    left = left + [blank] * (count - len(left))
    right = right + [EMPTY] * (count - len(right))
    return [line(one, Content("    "), other) for one, other in zip(left, right, strict=True)]
