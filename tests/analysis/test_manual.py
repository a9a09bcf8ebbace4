"""Every code that the analysis gives has its page, and no page is of a code that it does not give."""

import re
from pathlib import Path

from game.analysis import manual
from game.analysis.manual import list_pages


def test_the_pages_are_those_of_the_codes() -> None:
    told = Path(manual.__file__)
    sources = [path.read_text(encoding="utf-8") for path in told.parent.glob("*.py") if path != told]
    assert sorted({code for source in sources for code in re.findall(r'"(A[0-9]{3})"', source)}) == list(list_pages())
