"""A lens weighs axes that exist.

The `weights` of a lens name axes of `axes.yaml`.

Fails: `weights: {lifes: 5}`.
Passes: `weights: {lives: 5}`.
"""

from collections.abc import Iterator

from game.parsing.located import place_of
from game.parsing.quoting import quoted
from game.problems import Problem, did_you_mean
from game.story.references import Archive

CODE = "L004"


def check(archive: Archive) -> Iterator[Problem]:
    """Look up the axes of every lens."""
    for lens in archive.lenses.values():
        for name, _ in lens.weights:
            if archive.lacks("axes", name):
                mend = did_you_mean(name, archive.axes) or " Add it to 'axes.yaml'."
                message = f"There is no axis {quoted(name)}.{mend}"
                yield Problem(mark=place_of(name, lens.mark), code=CODE, message=message)
