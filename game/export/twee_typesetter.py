"""Sets the texts of one decision for SugarCube: prose with its conditions, and the source marks."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from game.export.dialects import Dialect
from game.export.identifiers import Identifiers
from game.export.twee_text import escape, write_blocks, write_prose
from game.play.citations import Citations
from game.play.phrases import SEALED
from game.story.conditions import Relation, When
from game.story.model import Decision
from game.story.prose import Prose, parse
from game.story.references import References

_RELATIONS: Mapping[Relation, str] = MappingProxyType(
    {
        Relation.BELOW: "lt",
        Relation.AT_MOST: "lte",
        Relation.EQUAL: "is",
        Relation.UNEQUAL: "isnot",
        Relation.AT_LEAST: "gte",
        Relation.ABOVE: "gt",
    }
)


class Typesetter:
    """Writes every text of a decision in the same dialect, with the same variables."""

    def __init__(self, decision: Decision, references: References, today: datetime.date | None = None) -> None:
        """Give every meter its variable; `today` is the last day that may be known, None with hindsight."""
        self.decision = decision
        self.references = references
        self._today = today
        names = Identifiers(("bill", "guess", "next", "number"))
        self.dialect = Dialect(
            meters=decision.meters,
            variables=["$" + names.of("meter", meter.id) for meter in decision.meters],
            relations=_RELATIONS,
            both="and",
            either="or",
            shift=lambda variable, amount, low, high: f"Math.clamp({variable} {amount}, {low}, {high})",
        )

    def at(self, today: datetime.date) -> "Typesetter":
        """Return the typesetter of a page that knows of no later day."""
        return Typesetter(self.decision, self.references, today)

    def prose(self, prose: Prose) -> str:
        """Return text with its conditions, set for SugarCube."""
        return write_prose(prose, self.condition, self.mark)

    def text(self, text: str) -> str:
        """Return text without conditions, set for SugarCube."""
        return write_blocks(parse(text), self.mark)

    def condition(self, when: When | None) -> str:
        """Write a condition; empty where there is none."""
        return self.dialect.condition(when.test) if when else ""

    def mark(self, claim: str) -> str:
        """Return a source mark, which tells its claim where a pointer rests on it."""
        citations = Citations(self.references, self._today)
        citations.numbers((claim,))
        (card,) = citations.cards()
        date = f"{card.date}. " if card.date else ""
        where = f"({date}{card.author}, {card.work}; {card.where})"
        text = " ".join(part for part in (card.text, *card.figures, where, SEALED * card.sealed, card.note) if part)
        return f'<sup title="{escape(text)}">s</sup>'
