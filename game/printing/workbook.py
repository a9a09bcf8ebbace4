"""Tables as a spreadsheet in which every text is text."""

import io
from collections.abc import Iterable

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from game.characters import replace_forbidden
from game.lesson.records import Cell, Sheet, make_harmless

_WIDTHS = {"text": 44, "reason": 60, "question": 44, "title": 24, "papers": 30, "predicted": 30, "answer_text": 30}
_USUAL_WIDTH = 13
_LONGEST = 32_767
"""Characters: more does not fit into a cell."""


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return tables as XLSX, a sheet each."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(written, options) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.title)
            for column, name in enumerate(sheet.columns):
                page.write_string(0, column, name, head)
                page.set_column(column, column, _WIDTHS.get(name, _USUAL_WIDTH))
            for row, cells in enumerate(sheet.rows, 1):
                for column, cell in enumerate(cells):
                    _write(page, (row, column), cell, body)
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
            page.set_landscape()
            page.fit_to_pages(1, 0)
            page.repeat_rows(0)
    return written.getvalue()


def _write(page: Worksheet, place: tuple[int, int], cell: Cell, form: Format) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        page.write_string(place[0], place[1], replace_forbidden(str(make_harmless(cell)))[:_LONGEST], form)
    else:
        page.write_number(place[0], place[1], cell, form)
