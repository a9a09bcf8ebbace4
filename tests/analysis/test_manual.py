"""Every code that the analysis gives has its page, and no page is of a code that it does not give."""

import re
from pathlib import Path

from game.analysis import findings
from game.analysis.manual import list_pages


def test_the_pages_are_those_of_the_codes() -> None:
    source = Path(findings.__file__).read_text(encoding="utf-8")
    assert sorted(set(re.findall(r'"(A[0-9]{3})"', source))) == list(list_pages())
