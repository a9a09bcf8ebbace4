"""A piece of a text begins with '- '.

Where `when:` or `text:` begins a line inside a text, the '- ' before it was probably forgotten, or a line is indented
too deep: the player would read the key and its condition. This is a warning.

Fails: a text of two lines of which the second is `when: resolve >= 3`.
Passes: the same with '- ' before `when`, in the column of the '- ' above.
"""

import re
from collections.abc import Iterator, Sequence

from game.parsing.quoting import quote
from game.parsing.text_positions import LocatedProblem
from game.problems import Problem, Severity
from game.rules.texts import LocatedText, Sort
from game.story.model import Decision
from game.story.references import References

CODE = "D043"
_KEY = re.compile(r"^[ \t]*((?:when|text):(?:[ \t]+[^\n]*)?)$", re.MULTILINE)


def check(decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Look for the first line of each text that begins with a key of pieces."""
    del decision, references
    for located in texts:
        found = None if located.sort is Sort.LINE or ":" not in located.text else _KEY.search(located.text)
        if found is not None:
            words = found[1].strip()
            message = f"{quote(words)} is inside a text. Put '- ' before it, in the column of the '- ' above."
            nth = located.text.count(words, 0, found.start(1))
            yield LocatedProblem(
                mark=located.mark, code=CODE, message=message, severity=Severity.WARNING, words=words, nth=nth
            )
