"""Names of the cast are spelt as the cast spells them.

Two words of which one is a name's and the other nearly so are probably that name, misspelt. (D027 looks for the
spellings that the cast rules out; this rule finds those that nobody thought of.) This is a warning.

Fails: `Zhou Enali`, where the cast has Zhou Enlai.
Passes: `Zhou Enlai`; `Zhou Fuhai`.
"""

import re
from collections.abc import Iterable, Iterator

from game.library.places import InText
from game.library.texts import texts_of
from game.problems import Problem, Severity
from game.story.archive import Archive
from game.story.model import Decision

CODE = "D040"
_NEAR = 0.75
_PAIR = re.compile(r"\b([A-Z][\w-]+)(?=(\s+)([A-Z][\w-]+))")
Name = tuple[str, str]


def check(decision: Decision, archive: Archive) -> Iterator[Problem]:
    """Look at every two words with capitals that follow each other."""
    names = _names(person.name for person in archive.people.values())
    ruled_out = _names(wrong for person in archive.people.values() for wrong in person.also_written)
    meant: dict[Name, str] = dict.fromkeys({*names, *ruled_out}, "")
    firsts, lasts = {first for first, _ in names}, {last for _, last in names}
    for told in texts_of(decision):
        for found in _PAIR.finditer(told.text):
            pair = first, last = found[1], found[3]
            if first not in firsts and last not in lasts:
                continue
            if pair not in meant:
                meant[pair] = _nearly(first, last, names)
            if meant[pair]:
                words = "".join(found.groups())
                message = f"'{first} {last}' is probably '{meant[pair]}'. Write it so."
                nth = told.text.count(words, 0, found.start())
                yield InText(
                    mark=told.mark, code=CODE, message=message, severity=Severity.WARNING, words=words, nth=nth
                )


def _names(written: Iterable[str]) -> set[Name]:
    """Give the names of two words."""
    parts = (name.split() for name in written)
    return {(words[0], words[1]) for words in parts if len(words) == 2}  # noqa: PLR2004 - two words


def _nearly(first: str, last: str, names: set[Name]) -> str:
    """Give the name of which these are one word exactly and the other nearly; empty where there is none."""
    for one, other in sorted(names):
        if (first == one and _alike(last, other)) or (last == other and _alike(first, one)):
            return f"{one} {other}"
    return ""


def _alike(word: str, right: str) -> bool:
    """Tell whether a word is another but for a slip: both begin alike, and few letters differ."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - few names need it

    return word[0] == right[0] and SequenceMatcher(None, word, right, autojunk=False).ratio() >= _NEAR
