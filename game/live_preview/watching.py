"""Saves as they happen, told by the system."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import Change, awatch

STEP, DEBOUNCE = 5, 50
"""Milliseconds: saves are told when so long nothing more has come, or at the latest after so long."""


async def watch_saves(folders: Sequence[Path]) -> AsyncIterator[set[Path]]:
    """Yield the files of content that were written, as soon as they are."""
    seen = awatch(*folders, watch_filter=_is_content, step=STEP, debounce=DEBOUNCE, recursive=False)
    async for changes in seen:
        yield {Path(name) for _, name in changes}


def _is_content(change: Change, name: str) -> bool:
    return change is not Change.deleted and name.endswith((".yaml", ".yml"))
