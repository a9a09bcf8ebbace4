"""The tables of docs/format.md are those that the declarations make; ONESIDE_REWRITE_GOLDEN=1 writes them anew."""

import os
import re
from pathlib import Path

from game.schema.reference import list_keys

PAGE = Path(__file__).resolve().parents[2] / "docs" / "format.md"
TABLES = re.compile(r"(?<=<!-- every key -->\n).*(?=<!-- end of every key -->)", re.DOTALL)


def test_the_page_of_the_format_has_every_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    if os.environ.get("ONESIDE_REWRITE_GOLDEN"):
        page = TABLES.sub(lambda _: f"\n{list_keys()}\n", page)
        PAGE.write_text(page, encoding="utf-8")
    found = TABLES.search(page)
    assert found is not None
    assert found[0] == f"\n{list_keys()}\n"
