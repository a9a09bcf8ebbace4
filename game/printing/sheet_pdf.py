"""Pages of PDF as a typesetter sees them: headings, prose, lists, tables, boxes to cut out and lines to write on."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from game.characters import replace_forbidden
from game.story.prose import Block, Cite, Shape, Style

SERIF, SANS = "Times", "Helvetica"
LINE = 5.2
MARGIN = 17.0
_ENCODING = "cp1252"
_STYLES = {Style.PLAIN: "", Style.EMPHASIS: "I", Style.STRONG: "B"}
_NEAR_TOP = 8.0
"""Millimetres: what stands higher needs no room above it, and nothing is gained by a new page."""


def fit(text: str) -> str:
    """Return text in the signs that every PDF reader's own fonts have; a letter with a mark too many loses it."""
    clean = " ".join(replace_forbidden(text).split())
    return "".join(sign if _is_known(sign) else _simplify(sign) for sign in clean)


def _is_known(sign: str) -> bool:
    return bool(sign.encode(_ENCODING, errors="ignore"))


def _simplify(sign: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    return bare if bare and all(map(_is_known, bare)) else "?"


class SheetPdf:
    """A document that is written from top to bottom."""

    def __init__(self, title: str) -> None:
        """Begin without a page."""
        self._pdf = FPDF(format="A4")
        self._pdf.core_fonts_encoding = _ENCODING
        self._pdf.set_title(fit(title))
        self._pdf.set_lang("en")
        self._pdf.set_margins(MARGIN, 15, MARGIN)
        self._pdf.set_auto_page_break(auto=True, margin=14)
        self._size = 11.0

    @property
    def width(self) -> float:
        """The width of a line, in millimetres."""
        return float(self._pdf.epw)

    def finish(self) -> bytes:
        """Return the document."""
        return bytes(self._pdf.output())

    def begin_page(self, size: float = 11.0) -> None:
        """Begin a page, with text of a size in points."""
        self._size = size
        self._pdf.add_page()

    def label(self, text: str, right: str = "") -> None:
        """Write a small line that says what follows is for."""
        self._font(SANS, "", 8)
        self._pdf.set_text_color(70)
        self._pdf.cell(self.width - 55 if right else self.width, 4.5, fit(text.upper()))
        if right:
            self._pdf.cell(55, 4.5, fit(right), align="R")
        self._pdf.ln(5.5)
        self._pdf.set_text_color(0)

    def heading(self, text: str, size: float = 14, *, ruled: bool = False, tight: bool = False) -> None:
        """Write a heading, not at the very foot of a page."""
        self._keep_room(22)
        if self._pdf.get_y() > self._pdf.t_margin + _NEAR_TOP and not tight:
            self._pdf.ln(size * 0.2)
        self._font(SANS, "B", size)
        self._pdf.multi_cell(0, size * 0.44, fit(text), align="L", new_x="LMARGIN", new_y="NEXT")
        if ruled:
            at = self._pdf.get_y() + 0.8
            self._pdf.set_line_width(0.4)
            self._pdf.line(self._pdf.l_margin, at, self._pdf.w - self._pdf.r_margin, at)
            self._pdf.set_line_width(0.2)
        self._pdf.ln(2.6 if ruled else 1.4)

    def small(self, text: str) -> None:
        """Write a sentence in small type."""
        self._font(SANS, "", 8.5)
        self._pdf.set_text_color(70)
        self._pdf.multi_cell(0, 4.2, fit(text), align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.set_text_color(0)
        self._pdf.ln(1.2)

    def text(self, text: str, style: str = "") -> None:
        """Write a paragraph."""
        self._font(SERIF, style, self._size)
        self._pdf.multi_cell(0, self._line, fit(text), align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(1.4)

    def items(self, texts: Iterable[str]) -> None:
        """Write a list."""
        for text in texts:
            self._font(SERIF, "", self._size)
            self._pdf.cell(5, self._line, "\N{BULLET}")
            self._pdf.multi_cell(0, self._line, fit(text), align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(1.4)

    def prose(self, blocks: Iterable[Block]) -> None:
        """Write blocks with their emphasis, quotations set in, source marks raised."""
        for block in blocks:
            indent = {Shape.PARAGRAPH: 0.0, Shape.QUOTATION: 6.0, Shape.ITEM: 5.0}[block.shape]
            with self.indented(indent):
                if block.shape is Shape.ITEM:
                    self._font(SERIF, "", self._size)
                    self._pdf.set_x(self._pdf.l_margin - 4)
                    self._pdf.cell(4, self._line, "\N{BULLET}")
                self._write_runs(block)
                self._pdf.ln(self._line + 1.4)

    def _write_runs(self, block: Block) -> None:
        for run in block.runs:
            if isinstance(run, Cite):
                self._font(SERIF, "", self._size * 0.68)
                self._pdf.char_vpos = "SUP"
                self._pdf.write(self._line, str(run.number))
                self._pdf.char_vpos = "LINE"
            else:
                self._font(SERIF, _STYLES[run.style], self._size)
                lead, trail = " " * run.text[:1].isspace(), " " * run.text[-1:].isspace()
                self._pdf.write(self._line, f"{lead}{fit(run.text)}{trail}" if run.text.strip() else " ")

    @contextmanager
    def indented(self, by: float) -> Iterator[None]:
        """Set what is written a little in."""
        self._pdf.set_left_margin(self._pdf.l_margin + by)
        self._pdf.set_x(self._pdf.l_margin)
        yield
        self._pdf.set_left_margin(self._pdf.l_margin - by)
        self._pdf.set_x(self._pdf.l_margin)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        """Write a table; a row of one cell spans it, as a heading of those that follow."""
        self._font(SERIF, "", 9)
        self._pdf.set_draw_color(170)
        bold = FontFace(family=SANS, emphasis="BOLD", size_pt=8.5)
        with self._pdf.table(
            col_widths=tuple(widths), text_align="LEFT", v_align="TOP", line_height=4.3, headings_style=bold,
            padding=(0.9, 1.5, 0.9, 0), borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            first_row_as_headings=bool(head),
        ) as table:  # fmt: skip
            for cells in ([head] if head else []) + list(rows):
                row = table.row()
                for cell in cells:
                    alone = len(cells) == 1
                    row.cell(fit(cell), colspan=len(widths) if alone else 1, style=bold if alone else None)
        self._pdf.set_draw_color(0)
        self._pdf.ln(3)

    def cut(self) -> None:
        """Draw a line to cut along."""
        self._pdf.ln(3)
        self._dashed(self._pdf.l_margin, self._pdf.get_y(), self._pdf.w - self._pdf.r_margin, self._pdf.get_y())
        self._pdf.ln(5)

    def slip(self, write: Callable[[], None]) -> None:
        """Write something in a dashed frame, on one page where it fits on one."""
        with self._pdf.offset_rendering() as trial:
            del trial
            begins = self._pdf.page
            self._frame(write)
            breaks = self._pdf.page != begins
        if breaks and self._pdf.get_y() > self._pdf.t_margin + _NEAR_TOP:
            self._pdf.add_page()
        self._frame(write)

    def _frame(self, write: Callable[[], None]) -> None:
        page, top = self._pdf.page, self._pdf.get_y()
        self._pdf.set_right_margin(self._pdf.r_margin + 5)
        self._pdf.set_y(top + 3.5)
        with self.indented(5):
            write()
        self._pdf.set_right_margin(self._pdf.r_margin - 5)
        if self._pdf.page == page:
            left, right, bottom = self._pdf.l_margin, self._pdf.w - self._pdf.r_margin, self._pdf.get_y() + 2
            for ends in ((left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom),
                         (right, top, right, bottom)):  # fmt: skip
                self._dashed(*ends)
            self._pdf.set_y(bottom + 5)

    def choice(self, letter: str, text: str) -> None:
        """Write a choice with a box to tick."""
        self._box()
        self._font(SERIF, "B", self._size)
        self._pdf.cell(6, self._line, letter)
        self._font(SERIF, "", self._size)
        self._pdf.multi_cell(0, self._line, fit(text), align="L", new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(0.6)

    def ticks(self, before: str, texts: Iterable[str], after: str = "") -> None:
        """Write a line of boxes to tick."""
        self._font(SANS, "", 8.5)
        self._pdf.cell(self._pdf.get_string_width(fit(before)) + 3, 6, fit(before))
        for text in texts:
            self._box(6)
            self._font(SANS, "", 8.5)
            self._pdf.cell(self._pdf.get_string_width(fit(text)) + 3.5, 6, fit(text))
        self._pdf.cell(0, 6, fit(after), new_x="LMARGIN", new_y="NEXT")
        self._pdf.ln(0.8)

    def lines(self, count: int, apart: float = 7.5) -> None:
        """Draw lines to write on."""
        self._pdf.set_draw_color(130)
        for _ in range(count):
            self._keep_room(apart)
            self._pdf.ln(apart)
            self._pdf.line(self._pdf.l_margin, self._pdf.get_y(), self._pdf.w - self._pdf.r_margin, self._pdf.get_y())
        self._pdf.set_draw_color(0)
        self._pdf.ln(2.4)

    @property
    def _line(self) -> float:
        return LINE * self._size / 11

    def _font(self, family: str, style: str, size: float) -> None:
        self._pdf.set_font(family, style, size)

    def _keep_room(self, height: float) -> None:
        if self._pdf.will_page_break(height):
            self._pdf.add_page()

    def _box(self, height: float | None = None) -> None:
        top = self._pdf.get_y() + ((height or self._line) - 3.4) / 2
        self._pdf.rect(self._pdf.get_x() + 0.5, top, 3.4, 3.4)
        self._pdf.set_x(self._pdf.get_x() + 5.5)

    def _dashed(self, left: float, top: float, right: float, bottom: float) -> None:
        self._pdf.set_draw_color(120)
        self._pdf.set_dash_pattern(dash=1.6, gap=1.2)
        self._pdf.line(left, top, right, bottom)
        self._pdf.set_dash_pattern()
        self._pdf.set_draw_color(0)
