"""Text uses only our small part of Markdown.

Texts have paragraphs, `*emphasis*`, `**strong**`, quotations (`> `), lists (`- `) and source marks
(`[^claim-id]`). Headings, links, images, HTML, code and numbered footnotes are not shown as such, so they
would appear on the page as they are written; so would stars without a partner, and the id of a claim without its
`^`. Titles, choices and other short texts are shown as they are written: they have no emphasis.

Fails: `# The telegram`, `[the telegram](https://example.org)`, `<b>now</b>`, `[^Two Texts]`, `**now`,
`[chinese-casualties-740k]`.
Passes: `*now*`, `[sic]`, `740,000[^chinese-casualties-740k]`.
"""

import re
from collections.abc import Iterator, Sequence

from game.parsing.quoting import quote
from game.parsing.text_positions import LocatedProblem
from game.problems import Problem
from game.rules.texts import LocatedText, Sort
from game.story.model import Decision
from game.story.prose import CITE, INLINE
from game.story.references import References

CODE = "D032"
_FOREIGN = (
    (re.compile(r"^#{1,6} .*", re.MULTILINE), "a heading"),
    (re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)"), "a link"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--"), "HTML"),
    (re.compile(r"`[^`\n]*`?"), "code"),
)
"""Forms of what the format does not have; bounded, so that no text can make them search for long."""
_MARK = re.compile(r"\[\^[^\]\n]{0,80}\]?")
_BRACKETS = re.compile(r"\[([a-z0-9][a-z0-9_-]{0,80})\](?!\()")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_ALONE = re.compile(r"(?<![\w*])(?P<begins>\*{1,2})[^\s*\d][^\s*]{0,40}|[^\s*]{1,40}(?P<ends>\*\*)(?![\w*])")
"""Stars that begin words, or end them."""
_STARS = re.compile(r"\*[^*\n]+\*")
_HINT = re.compile(r"[#\[<`*]")


def check(decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Look for what our part of Markdown does not have."""
    del decision
    for located in texts:
        if not _HINT.search(located.text):
            continue
        for found, fault in _faults(located.text, located.sort, references):
            words = found[0].strip()
            nth = located.text.count(words, 0, found.start())
            message = f"{quote(' '.join(words.split()))} {fault}"
            yield LocatedProblem(mark=located.mark, code=CODE, message=message, words=words, nth=nth)


def _faults(text: str, sort: Sort, references: References) -> Iterator[tuple[re.Match[str], str]]:
    for form, called in _FOREIGN:
        for found in form.finditer(text):
            yield found, f"is {called}, which is not part of the format. Remove it."
    for found in _MARK.finditer(text):
        if not CITE.fullmatch(found[0]):
            yield found, "is not a source mark. Write [^claim-id], in small letters."
    for found in _BRACKETS.finditer(text):
        if found[1] in references.claims:
            yield found, f"is a claim of the ledger. Write [^{found[1]}]."
    if sort is Sort.LINE:
        for found in _STARS.finditer(text):
            yield found, "is emphasis, and this text is shown as it is written. Remove the stars."
    elif "*" in text:
        yield from _alone(text)


def _alone(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the stars that begin emphasis in a paragraph and do not end it, or end what did not begin."""
    blotted = list(text)
    for paragraph in _PARAGRAPH.finditer(text):
        for found in INLINE.finditer(text, paragraph.start(), paragraph.end()):
            blotted[found.start() : found.end()] = " " * len(found[0])
    for found in _ALONE.finditer("".join(blotted)):
        stars = found["begins"] or found["ends"]
        how = "begins with stars that are never closed" if found["begins"] else "ends with stars that were never opened"
        yield found, f"{how}. Put '{stars}' at the other end too, or remove it."
