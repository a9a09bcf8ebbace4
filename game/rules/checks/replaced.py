"""What a pack adds has a name of its own.

A claim, source, dispute, paper, thesis or person of a pack replaces the one of the same name in the game, or in a pack
that it needs: a text that rests on the old one then rests on another, and another person sits in the room.
Where that is meant, a comment says so: `# oneside: ignore L009 because it corrects the page number`. This is a warning.

Fails: a pack's claim `mao-first-telegram`, which the game's ledger has too, with another text.
Passes: a pack's claim `siege-first-telegram`.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from game.parsing.quoting import quoted
from game.problems import Problem, Severity
from game.story.mark import Mark
from game.story.references import Archive

CODE = "L009"


class _Named(Protocol):
    @property
    def mark(self) -> Mark:
        """Where it was written."""


def check(archive: Archive, behind: Archive) -> Iterator[Problem]:
    """Look for what stands in the place of something else of that name in the archive behind."""
    parts: tuple[tuple[str, Mapping[str, _Named], Mapping[str, _Named]], ...] = (
        ("claim", archive.claims, behind.claims),
        ("source", archive.sources, behind.sources),
        ("dispute", archive.disputes, behind.disputes),
        ("paper", archive.papers, behind.papers),
        ("person", archive.people, behind.people),
        ("thesis", archive.theses, behind.theses),
    )
    for what, own, others in parts:
        for name, thing in own.items():
            other = others.get(name)
            if other is not None and other is not thing and other != thing:
                yield Problem(mark=thing.mark, code=CODE, message=_said(what, name, other), severity=Severity.WARNING)


def _said(what: str, name: str, other: _Named) -> str:
    called = f" ({other.name})" if what == "person" and hasattr(other, "name") else ""
    return f"The game has a {what} {quoted(name)}{called} too, and this one replaces it. Give yours another name."
