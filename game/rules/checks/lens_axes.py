"""A lens weighs axes that exist.

The `weights` of a lens name axes of `axes.yaml`.

Fails: `weights: {lifes: 5}`.
Passes: `weights: {lives: 5}`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.references import References

CODE = "L004"


def check(references: References) -> Iterator[Problem]:
    """Look up the axes of every lens."""
    for lens in references.lenses.values():
        for name, _ in lens.weights:
            if references.lacks("axes", name):
                mend = suggest(name, references.axes) or " Add it to 'axes.yaml'."
                message = f"There is no axis {quote(name)}.{mend}"
                yield Problem(mark=find_mark(name, lens.mark), code=CODE, message=message)
