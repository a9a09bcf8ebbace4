"""Nothing is left to be written.

`oneside new decision ID --from OUTLINE` writes *To be written* wherever a text is missing. As long as such texts are
left, this says how many, and where the first is; the rules on length wait until they are written. This is a warning.

Fails: `text: 'To be written: what happens here.'`
Passes: the text.
"""

from collections.abc import Iterator, Sequence

from game.parsing.text_positions import InText
from game.problems import Problem, Severity
from game.rules.texts import Told
from game.story.model import Decision
from game.story.references import Archive

CODE = "D041"
TO_BE_WRITTEN = "To be written"
"""What a skeleton says in place of a text."""


def check(decision: Decision, archive: Archive, texts: Sequence[Told]) -> Iterator[Problem]:
    """Count the texts that stand in for what is to come."""
    del decision, archive
    left = [told for told in texts if told.text.startswith(TO_BE_WRITTEN)]
    if left:
        several = f"{len(left)} texts are still '{TO_BE_WRITTEN}', the first of them here."
        told = several if left[1:] else f"One text is still '{TO_BE_WRITTEN}'."
        message = f"{told} Write what belongs there."
        yield InText(mark=left[0].mark, code=CODE, message=message, severity=Severity.WARNING, words=TO_BE_WRITTEN)
