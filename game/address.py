"""Where a story is found: among the game's own, in a pack, or in a file from anywhere."""

from pathlib import Path

import attrs

_INSIDE = "//"
"""Stands between the path of a pack and what is in it."""


@attrs.frozen
class Address:
    """The id of a story, the pack it is of, and where that pack or its file lies; the game's own have an id only.

    As text it is `story`, `pack/story` where the pack may lie anywhere, `PATH//pack/story` where it lies at a path, and
    the path of its file for a story of no pack. Raises ValueError where it would be none of these.
    """

    story: str
    pack: str = ""
    path: Path | None = None

    def __attrs_post_init__(self) -> None:
        """See that text and value can be told from each other."""
        placed = self.path is None or (self.path.is_absolute() and (self.pack or self.story == self.path.stem))
        if not self.story or "/" in self.story + self.pack or not placed:
            message = f"{self.name!r} is not an address"
            raise ValueError(message)

    @classmethod
    def of_file(cls, path: Path) -> "Address":
        """Return the address of a file of no pack."""
        return cls(path.stem, path=path)

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Read what `str` wrote; raises ValueError where the text is not an address."""
        place, inside, name = text.rpartition(_INSIDE)
        if not place and Path(text).is_absolute():
            return cls.of_file(Path(text))
        pack, in_pack, story = name.rpartition("/")
        if bool(place) != bool(inside) or bool(pack) != bool(in_pack):
            message = f"{text!r} is not an address"
            raise ValueError(message)
        return cls(story, pack, Path(place) if place else None)

    def __str__(self) -> str:
        """Return the text from which it can be read again."""
        return f"{self.path}{_INSIDE}{self.name}" if self.pack and self.path else self.name

    @property
    def name(self) -> str:
        """The name by which lists and records know the story, wherever its pack lies."""
        if self.pack:
            return f"{self.pack}/{self.story}"
        return str(self.path or self.story)
