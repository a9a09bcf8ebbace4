"""Numbering the source marks of a page, and the cards they open."""

import datetime
from collections.abc import Iterable

import attrs

from game.play.cards import DisputeCard, SourceCard
from game.story.conditions import Meters
from game.story.prose import Block, Cite, Prose, parse, select_text
from game.story.references import Claim, Dispute, References


class Citations:
    """The claims cited on one page, numbered from 1 in the order they are first met.

    Before the reveal a card says where a claim stands; what it says it tells only where that is of no later day than
    the page, and who disputes it never.
    """

    def __init__(self, references: References, today: datetime.date | None = None) -> None:
        """Begin a page with no citations; `today` is the last day that it may know of, None with hindsight."""
        self._references = references
        self._today = today
        self._numbers: dict[str, int] = {}

    def blocks(self, prose: Prose, meters: Meters) -> tuple[Block, ...]:
        """Return the paragraphs that hold, with their source marks numbered."""
        return self.text(select_text(prose, meters))

    def text(self, text: str) -> tuple[Block, ...]:
        """Return text as blocks, with its source marks numbered."""
        return tuple(self._number_block(block) for block in parse(text)) if text else ()

    def numbers(self, claims: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of claims, numbering those that are new to the page."""
        return tuple(self._number(claim) for claim in claims)

    def cards(self) -> tuple[SourceCard, ...]:
        """Return the card of every claim cited so far, in the order of the numbers."""
        return tuple(self._card(claim, number) for claim, number in self._numbers.items())

    def dispute(self, dispute_id: str) -> DisputeCard | None:
        """Return the card of a dispute; None for the empty id."""
        found = self._references.disputes.get(dispute_id)
        return _dispute_card(found) if found else None

    def _number(self, claim: str) -> int:
        return self._numbers.setdefault(claim, len(self._numbers) + 1)

    def _number_block(self, block: Block) -> Block:
        runs = tuple(self._mark(run) if isinstance(run, Cite) else run for run in block.runs)
        return attrs.evolve(block, runs=runs)

    def _mark(self, cite: Cite) -> Cite:
        """Return a source mark with its number; one that is sealed does not name its claim, for names tell."""
        known = self._knows(self._references.claims[cite.claim])
        return Cite(cite.claim if known else "", self._number(cite.claim))

    def _card(self, claim_id: str, number: int) -> SourceCard:
        claim = self._references.claims[claim_id]
        source = self._references.sources[claim.source]
        where = SourceCard(
            number=number,
            claim="",
            kind=claim.kind.value,
            author=source.author,
            work=", ".join(part for part in (source.title, source.published) if part),
            where=claim.where,
        )
        if not self._knows(claim):
            return attrs.evolve(where, sealed=True)
        told = attrs.evolve(
            where,
            claim=claim.id,
            text=claim.text,
            date=_date(claim),
            figures=tuple(f"{figure.name}: {figure.value} {figure.unit}".strip() for figure in claim.figures),
        )
        if self._today is not None:
            return told
        disputes = (self._references.disputes[name] for name in claim.disputes if name in self._references.disputes)
        return attrs.evolve(
            told,
            status=claim.status,
            note=" ".join(source.note.split()),
            disputes=tuple(map(_dispute_card, disputes)),
        )

    def _knows(self, claim: Claim) -> bool:
        """Tell whether the page may say what a claim says: with hindsight, or where it is of no later day."""
        return self._today is None or (claim.span is not None and claim.span.last <= self._today)


def _date(claim: Claim) -> str:
    return str(claim.span) if claim.span else claim.date


def _dispute_card(dispute: Dispute) -> DisputeCard:
    return DisputeCard(
        id=dispute.id,
        title=dispute.title,
        article=dispute.article,
        others=dispute.others,
        game=dispute.game,
        status=dispute.status,
    )
