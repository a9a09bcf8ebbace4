"""Nothing is left to be written.

`oneside new decision ID --from OUTLINE` writes *To be written* wherever a text is missing. As long as such texts are
left, this says how many, and where the first is; the rules on length wait until they are written. This is a warning.

Fails: `text: 'To be written: what happens here.'`
Passes: the text.
"""

from collections.abc import Iterator, Sequence

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem, Severity
from game.rules.texts import LocatedText
from game.story.model import Decision
from game.story.references import References

CODE = "D041"
TO_BE_WRITTEN = "To be written"
"""What a skeleton says in place of a text."""


def check(decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Count the texts that stand in for what is to come."""
    del decision, references
    left = [located for located in texts if located.text.startswith(TO_BE_WRITTEN)]
    if left:
        several = f"{len(left)} texts are still '{TO_BE_WRITTEN}', the first of them here."
        text = several if left[1:] else f"One text is still '{TO_BE_WRITTEN}'."
        message = f"{text} Write what belongs there."
        yield LocatedProblem(
            mark=left[0].mark, code=CODE, message=message, severity=Severity.WARNING, words=TO_BE_WRITTEN
        )
