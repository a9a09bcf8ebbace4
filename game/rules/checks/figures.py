"""A figure says where it comes from.

In passages, in what choices did, in endings and in the reveal, a figure is followed by a source mark within
its paragraph. A figure is a number with a thousands separator, one of three digits or more, a percentage, or
a number before *thousand*, *million*, *billion* or *percent*. Years, dates, and numbers that name a thing
(`MiG-15`, `38th`, `Resolution 498`) are not figures.

Fails: `More than 740,000 did not come home.`
Passes: `More than 740,000 did not come home.[^chinese-casualties-740k]`
"""

import re
from collections.abc import Iterator, Sequence

from game.parsing.quoting import quote
from game.parsing.text_positions import LocatedProblem
from game.problems import Problem
from game.rules.texts import LocatedText, Sort
from game.story.model import Decision
from game.story.prose import CITE
from game.story.references import References

CODE = "D026"
_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half a"
)
_NAMERS = (
    "Resolution|Order|Hill|Route|Unit|Division|Corps|Regiment|Army|Document|Article|Directive|Telegram|Cable|Protocol|"
    "Number|No\\.|NSC|document|article|page|pages|p\\.|pp\\.|note|notes|volume|vol\\.|chapter|room|Room|number|no\\."
)
_FIGURE = re.compile(
    rf"(?<![\w.,])(?:[0-9][0-9.,]{{0,20}}|{_WORDS})[ \n-]{{1,4}}(?:thousand|million|billion|percent|per[ \n]cent)\b"
    r"|(?<![\w.,-])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?!\w)"
    r"|(?<![\w.])[0-9]+(?:\.[0-9]+)?[ ]?%"
    r"|(?<![\w.,/-])[0-9]{3,}(?:\.[0-9]+)?(?!\w)",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:{_NAMERS})[ \n]\Z")
_YEAR = re.compile(r"1[89][0-9]{2}|20[0-9]{2}")
_OLD_YEAR = re.compile(r"\b(?:in|since|until|till|year|of|by)[ \n]\Z")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_HINT = re.compile(r"[0-9]|illion|ousand|cent")


def check(decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Look for figures that no source mark follows."""
    del decision, references
    for located in texts:
        if located.sort is Sort.STORY and _HINT.search(located.text):
            yield from _find_unsourced(located)


def _find_unsourced(located: LocatedText) -> Iterator[Problem]:
    for begin, end in _paragraphs(located.text):
        paragraph = located.text[begin:end]
        marks = [found.start() for found in CITE.finditer(paragraph)]
        last_mark = marks[-1] if marks else -1
        bare = CITE.sub(lambda found: " " * len(found[0]), paragraph)
        for found in _FIGURE.finditer(bare):
            if found.end() > last_mark and not _no_figure(found, bare):
                nth = located.text.count(found[0], 0, begin + found.start())
                message = (
                    f"The figure {quote(' '.join(found[0].split()))} has no source. Put a mark [^claim-id] after it."
                )
                yield LocatedProblem(mark=located.mark, code=CODE, message=message, words=found[0], nth=nth)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for blank in _PARAGRAPH.finditer(text):
        yield begin, blank.start()
        begin = blank.end()
    yield begin, len(text)


def _no_figure(found: re.Match[str], text: str) -> bool:
    """Tell whether a number is a year, or names a thing."""
    number = found[0]
    if not number.isdecimal():
        return False
    before = text[max(0, found.start() - 16) : found.start()]
    old = len(number) == 4 and number < "1800" and _OLD_YEAR.search(before)  # noqa: PLR2004 - digits of a year
    return bool(_YEAR.fullmatch(number) or number.startswith("0") or old or _NAMED.search(before))
