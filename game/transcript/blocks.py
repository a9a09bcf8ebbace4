"""Blocks of text in groups, for formats that set the items of a list together."""

import itertools
from collections.abc import Iterable

from game.story.prose import Block


def group_blocks(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Return neighbouring blocks of one shape together, with the shape's name."""
    return [(shape.value, list(group)) for shape, group in itertools.groupby(blocks, lambda block: block.shape)]
