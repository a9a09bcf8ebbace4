"""What every code means: the pages of the author's manual on what `check` can find."""

import inspect

from game.library import codes
from game.library.checks import OF_DECISIONS, OF_SHARED, DecisionCheck, SharedCheck


def pages() -> dict[str, str]:
    """Give what each code means, by code, in the order of the codes."""
    every: tuple[DecisionCheck | SharedCheck, ...] = (*OF_DECISIONS, *OF_SHARED)
    rules = {rule.CODE: inspect.cleandoc(rule.__doc__ or "") for rule in every}
    return dict(sorted({**codes.PAGES, **rules}.items()))
