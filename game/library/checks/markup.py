"""Text keeps to our small part of Markdown.

Texts have paragraphs, `*emphasis*`, `**strong**`, quotations (`> `), lists (`- `) and source marks
(`[^claim-id]`). Headings, links, images, HTML, code and numbered footnotes are not shown as such, so they
would stand on the page as they are written. Titles, choices and other short texts are set as they stand: they
have no emphasis.

Fails: `# The telegram`, `[the telegram](https://example.org)`, `<b>now</b>`, `[^Two Texts]`.
Passes: `*now*`, `[sic]`, `740,000[^chinese-casualties-740k]`.
"""

import re
from collections.abc import Iterator

from game.library.places import InText
from game.library.saying import quoted
from game.library.texts import Sort, texts_of
from game.problems import Problem
from game.story.archive import Archive
from game.story.model import Decision
from game.story.prose import CITE

CODE = "D032"
_FOREIGN = (
    (re.compile(r"^#{1,6} .*", re.MULTILINE), "a heading"),
    (re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)"), "a link"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--"), "HTML"),
    (re.compile(r"`[^`\n]*`?"), "code"),
)
"""Forms of what the format does not have; bounded, so that no text can make them search for long."""
_MARK = re.compile(r"\[\^[^\]\n]{0,80}\]?")
_STARS = re.compile(r"\*[^*\n]+\*")
_HINT = re.compile(r"[#\[<`*]")


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look for what our part of Markdown does not have."""
    del archive
    for told in texts_of(decision):
        if not _HINT.search(told.text):
            continue
        for found, fault in _faults(told.text, told.sort):
            words = found[0].strip()
            nth = told.text.count(words, 0, found.start())
            message = f"{quoted(' '.join(words.split()))} {fault}"
            yield InText(mark=told.mark, code=CODE, message=message, words=words, nth=nth)


def _faults(text: str, sort: Sort) -> Iterator[tuple[re.Match[str], str]]:
    for form, called in _FOREIGN:
        for found in form.finditer(text):
            yield found, f"is {called}, which is not part of the format. Leave it out."
    for found in _MARK.finditer(text):
        if not CITE.fullmatch(found[0]):
            yield found, "is not a source mark. Write [^claim-id], in small letters."
    if sort is Sort.LINE:
        for found in _STARS.finditer(text):
            yield found, "is emphasis, and this text is set as it stands. Leave the stars out."
