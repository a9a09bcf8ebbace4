"""What a decision shares and what follows it, as JSON takes it: people, papers, sources, the reveal, words."""

from typing import Any

from game.export.page_prose import prose_as_object, text_as_object, when_as_object
from game.export.sources import find_cited_claims
from game.play.cards import DisputeCard, SourceCard
from game.play.citations import Citations
from game.play.phrases import CLAIMS, KINDS, SEALED, STANDINGS, STATUSES, VERDICTS, list_dispute_parts
from game.play.questions import CONFIDENCES
from game.story.bill import Confidence
from game.story.model import Decision, Trial
from game.story.questions import Question
from game.story.references import Dispute, Paper, References


def shelf_as_object(decision: Decision, references: References) -> dict[str, Any]:
    """Return the parts of a story that are not its passages and endings."""
    names = dict.fromkeys(name for passage in decision.passages.values() for name in passage.papers)
    citations = Citations(references)
    citations.numbers(find_cited_claims(decision, references))
    reveal = decision.reveal
    return {
        "people": {
            name: {"name": references.people[role.person].name, "role": role.role, "card": prose_as_object(role.card)}
            for name, role in decision.people.items()
        },
        "papers": {name: _paper(references.papers[name]) for name in names},
        "claims": {card.claim: _claim(card, references) for card in citations.cards()},
        "reveal": {
            "road": reveal.road,
            "questions": [_question(question) for question in reveal.questions],
            "text": prose_as_object(reveal.text),
            "days": [{"date": str(day.date), "text": prose_as_object(day.text)} for day in reveal.days],
            "notes": [
                {
                    "title": note.title,
                    "text": prose_as_object(note.text),
                    "basis": note.basis,
                    "dispute": _dispute(references.disputes[note.dispute])
                    if note.dispute in references.disputes
                    else None,
                }
                for note in reveal.notes
            ],
        },
        "theses": [_thesis(trial, references) for trial in decision.theses],
        "words": _words(),
    }


def _words() -> dict[str, Any]:
    """Return the words for what comes in closed sets, so that the page says them as every other face does."""
    return {
        "kinds": KINDS,
        "claims": CLAIMS,
        "sealed": SEALED,
        "standings": {standing.value: text for standing, text in STANDINGS.items()},
        "sureness": [[name, percent, text] for name, (percent, text) in CONFIDENCES.items()],
        "confidence": {confidence.value: confidence.name.lower() for confidence in Confidence},
    }


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "date": str(paper.date),
        "kind": paper.kind,
        "by": paper.by,
        "to": paper.to,
        "what": paper.what,
        "survives": paper.survives,
        "composed": text_as_object(paper.composed),
        "text": text_as_object(paper.text),
        "afterwards": text_as_object(paper.afterwards),
        "basis": paper.basis,
    }


def _claim(card: SourceCard, references: References) -> dict[str, Any]:
    span = references.claims[card.claim].span
    return {
        "text": card.text,
        "kind": card.kind,
        "date": card.date,
        "until": span.last.isoformat() if span else None,
        "from": f"{card.author}, {card.work}; {card.where}",
        "note": card.note,
        "figures": card.figures,
        "status": STATUSES[card.status] if card.status else "",
        "disputes": [_dispute(dispute) for dispute in card.disputes],
    }


def _dispute(dispute: Dispute | DisputeCard) -> dict[str, Any]:
    return {
        "title": dispute.title,
        "sides": list_dispute_parts(dispute),
        "status": STATUSES[dispute.status],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "at": question.at,
        "text": text_as_object(question.text),
        "answers": [{"id": answer.id, "text": answer.text, "right": answer.right} for answer in question.answers],
    }


def _thesis(trial: Trial, references: References) -> dict[str, Any]:
    thesis = references.theses[trial.thesis]
    return {
        "thesis": thesis.id,
        "title": thesis.title,
        "text": thesis.text,
        "verdict": VERDICTS[trial.verdict],
        "why": trial.text,
        "endings": trial.endings,
        "when": when_as_object(trial.when),
        "speaks": trial.speaks,
        "basis": thesis.basis,
    }
