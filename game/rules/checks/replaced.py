"""What a pack adds has a name of its own.

A claim, source, dispute, paper, thesis or person of a pack replaces the one of the same name in the game, or in a pack
that it needs: a text that rests on the old one then rests on another, and another person sits in the room.
Where that is meant, a comment says so: `# oneside: ignore L009 because it corrects the page number`. This is a warning.

Fails: a pack's claim `mao-first-telegram`, which the game's ledger has too, with another text.
Passes: a pack's claim `siege-first-telegram`.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from game.parsing.quoting import quote
from game.problems import Problem, Severity
from game.story.mark import Mark
from game.story.references import References

CODE = "L009"


class _HasMark(Protocol):
    @property
    def mark(self) -> Mark:
        """Where it was written."""


def check(references: References, behind: References) -> Iterator[Problem]:
    """Look for what stands in the place of something else of that name in the references behind."""
    parts: tuple[tuple[str, Mapping[str, _HasMark], Mapping[str, _HasMark]], ...] = (
        ("claim", references.claims, behind.claims),
        ("source", references.sources, behind.sources),
        ("dispute", references.disputes, behind.disputes),
        ("paper", references.papers, behind.papers),
        ("person", references.people, behind.people),
        ("thesis", references.theses, behind.theses),
    )
    for what, own, others in parts:
        for name, thing in own.items():
            other = others.get(name)
            if other is not None and other is not thing and other != thing:
                yield Problem(
                    mark=thing.mark, code=CODE, message=_describe_clash(what, name, other), severity=Severity.WARNING
                )


def _describe_clash(what: str, name: str, other: _HasMark) -> str:
    called = f" ({other.name})" if what == "person" and hasattr(other, "name") else ""
    return f"The game has a {what} {quote(name)}{called} too, and this one replaces it. Give yours another name."
