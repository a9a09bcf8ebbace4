"""Names in a content file, which remember where they were written."""

from collections.abc import Iterable, Iterator

from game.story.mark import NOWHERE, Mark


class LocatedStr(str):
    """A string like any other, with the place it was read from: so a check can point at one item of a list."""

    __slots__ = ("mark",)
    mark: Mark

    @classmethod
    def at(cls, text: str, mark: Mark) -> "LocatedStr":
        """Return the text with its place."""
        written = cls(text)
        written.mark = mark
        return written


def find_repeated(names: Iterable[str]) -> Iterator[str]:
    """Yield the names that stood there before, each time they stand there again."""
    seen = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)


def find_mark(name: str, otherwise: Mark = NOWHERE) -> Mark:
    """Return the place a name was written at, or that of what holds it."""
    return name.mark if isinstance(name, LocatedStr) else otherwise
