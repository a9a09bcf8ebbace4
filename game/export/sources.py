"""Which claims a decision rests on."""

from collections.abc import Iterator

from game.story.model import Decision
from game.story.prose import CITE, Prose
from game.story.references import References


def find_cited_claims(decision: Decision, references: References) -> tuple[str, ...]:
    """Return every claim that a text, a bill, a paper, a note or a thesis of the decision names, in the order told."""
    return tuple(dict.fromkeys(claim for claim in _claims(decision, references) if claim in references.claims))


def _claims(decision: Decision, references: References) -> Iterator[str]:
    for prose in _texts(decision):
        for piece in prose:
            yield from CITE.findall(piece.text)
    for question in decision.reveal.questions:
        yield from CITE.findall(question.text)
    for paper in (references.papers[name] for passage in decision.passages.values() for name in passage.papers):
        for text in (paper.text, paper.composed, paper.afterwards):
            yield from CITE.findall(text)
        yield from paper.basis
    for entry in decision.entries():
        yield from entry.basis
    for note in decision.reveal.notes:
        yield from note.basis
    for trial in decision.theses:
        yield from references.theses[trial.thesis].basis


def _texts(decision: Decision) -> Iterator[Prose]:
    yield decision.briefing.text
    for role in decision.people.values():
        yield role.card
    for passage in decision.passages.values():
        yield passage.text
        yield from (prose for _, prose in passage.advice)
        yield from (choice.then for choice in passage.choices)
    yield from (ending.text for ending in decision.endings.values())
    yield decision.reveal.text
    yield from (day.text for day in decision.reveal.days)
    yield from (note.text for note in decision.reveal.notes)
