"""A name is spelt in one way.

`also_written` in `cast.yaml` lists spellings that content must not use. They are looked for in every text of
the decision.

Fails: `Mao Tse-tung`, where the cast says `also_written: [Mao Tse-tung]` of Mao Zedong.
Passes: `Mao Zedong`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem
from game.rules.texts import LocatedText
from game.story.model import Decision
from game.story.references import Person, References

CODE = "D027"


def check(decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
    """Look for the spellings that the cast rules out."""
    del decision
    right, form = list_spellings(references.people)
    if form is None:
        return
    for located in texts:
        for found in find_misspelt(form, located.text):
            written = " ".join(found[0].split())
            nth = located.text.count(found[0], 0, found.start())
            message = f"'{written}' is written '{right[written]}' here. Write it that way."
            yield LocatedProblem(mark=located.mark, code=CODE, message=message, words=found[0], nth=nth)


def list_spellings(people: Mapping[str, Person]) -> tuple[dict[str, str], re.Pattern[str] | None]:
    """Return the right spelling of each wrong one, and a form that finds the wrong ones in a text."""
    right = {" ".join(wrong.split()): person.name for person in people.values() for wrong in person.also_written}
    if not right:
        return right, None
    longest_first = sorted(right, key=len, reverse=True)
    parts = "|".join(r"\s+".join(re.escape(word) for word in wrong.split()) for wrong in longest_first)
    return right, re.compile(rf"(?:{parts})(?!\w)")


def find_misspelt(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find the wrong spellings in a text, as whole words.

    What stands before is looked at here: asked first in the form itself, it would make the search several times slower.
    """
    for found in form.finditer(text):
        if not text[found.start() - 1 : found.start()].isalnum():
            yield found
