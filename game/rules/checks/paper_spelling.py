"""A name is spelt in one way, in papers too.

The spellings that `also_written` in `cast.yaml` rules out are looked for in the papers' texts. (Claims and
sources may quote titles as they were printed.)

Fails: a paper `to: Mao Tse-tung`, where the cast says `also_written: [Mao Tse-tung]` of Mao Zedong.
Passes: `to: Mao Zedong`.
"""

from collections.abc import Iterator

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem
from game.rules.checks.spelling import find_misspelt, list_spellings
from game.story.references import References

CODE = "L005"


def check(references: References) -> Iterator[Problem]:
    """Look for the spellings that the cast rules out."""
    right, form = list_spellings(references.people)
    if form is None:
        return
    for paper in references.papers.values():
        texts = (paper.title, paper.by, paper.to, paper.what, paper.survives, paper.afterwards, paper.text)
        for found in (found for text in texts for found in find_misspelt(form, text)):
            words = " ".join(found[0].split())
            message = f"'{words}' is written '{right[words]}' here. Write it that way."
            yield LocatedProblem(mark=paper.mark, code=CODE, message=message, words=found[0])
