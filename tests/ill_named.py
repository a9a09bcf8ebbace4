"""Decisions whose author gave names that mean something elsewhere: to us, to JavaScript, to Ink, to Twee."""

from collections.abc import Mapping

import attrs
from hypothesis import strategies as st

from game.story.bill import Entry
from game.story.model import Choice, Decision, Ending, Passage
from game.story.questions import Question
from game.story.references import References
from tests.random_decisions import ARCHIVE, decisions

NAMES: Mapping[str, str] = {
    "passage-0": "briefing", "passage-1": "constructor", "passage-2": "reveal", "passage-3": "end",
    "passage-4": "start", "ending-0": "reckoning", "ending-1": "question", "ending-2": "done",
    "choice-0": "go-on", "choice-1": "nothing", "choice-2": "undo",
    "which": "constructor", "what": "prototype", "this": "leave-open", "that": "sure-60",
    "resolve": "constructor", "cover": "function", "grudge": "bill",
    "lives": "constructor", "money": "nothing", "cohesion": "guess", "promised": "else",
    "zhou": "constructor", "mao": "nobody", "paper": "none", "letter": "constructor", "note": "start",
    "claim": "constructor", "late-claim": "undefined", "kim": "constructor",
    "lives-first": "all-is-even", "money-first": "constructor", "alliance-first": "prototype",
    "thesis": "arms-strained",
}  # fmt: skip
"""What each name of a random decision becomes; names of one sort stay apart."""


def ill_named() -> st.SearchStrategy[Decision]:
    """Return random decisions with such names."""
    return decisions().map(renamed)


def _name(old: str) -> str:
    return NAMES[old]


def _entry(entry: Entry) -> Entry:
    return attrs.evolve(entry, axis=_name(entry.axis), basis=tuple(map(_name, entry.basis)))


def _choice(choice: Choice) -> Choice:
    return attrs.evolve(
        choice,
        id=_name(choice.id),
        bill=tuple(map(_entry, choice.bill)),
        to=tuple(attrs.evolve(target, to=_name(target.to)) for target in choice.to),
    )


def _passage(passage: Passage) -> Passage:
    return attrs.evolve(
        passage,
        id=_name(passage.id),
        seat=_name(passage.seat) if passage.seat else "",
        present=tuple(map(_name, passage.present)),
        advice=tuple((_name(person), prose) for person, prose in passage.advice),
        papers=tuple(map(_name, passage.papers)),
        choices=tuple(map(_choice, passage.choices)),
    )


def _ending(ending: Ending) -> Ending:
    return attrs.evolve(ending, id=_name(ending.id), bill=tuple(map(_entry, ending.bill)))


def _question(question: Question) -> Question:
    answers = tuple(attrs.evolve(answer, id=_name(answer.id)) for answer in question.answers)
    return attrs.evolve(question, id=_name(question.id), answers=answers)


def renamed(decision: Decision) -> Decision:
    """Return every name of a random decision anew; its texts, and the claims they cite, stay as they are."""
    reveal = decision.reveal
    return attrs.evolve(
        decision,
        seat=_name(decision.seat),
        axes=tuple(map(_name, decision.axes)),
        briefing=attrs.evolve(decision.briefing, judged_by=tuple(map(_name, decision.briefing.judged_by))),
        people={_name(name): attrs.evolve(role, person=_name(role.person)) for name, role in decision.people.items()},
        meters=tuple(
            attrs.evolve(meter, id=_name(meter.id), scale=_name(meter.scale) if meter.scale else "")
            for meter in decision.meters
        ),
        opening=_name(decision.opening),
        passages={_name(name): _passage(passage) for name, passage in decision.passages.items()},
        endings={_name(name): _ending(ending) for name, ending in decision.endings.items()},
        reveal=attrs.evolve(
            reveal,
            road=tuple(map(_name, reveal.road)),
            questions=tuple(map(_question, reveal.questions)),
            notes=tuple(attrs.evolve(note, basis=tuple(map(_name, note.basis))) for note in reveal.notes),
        ),
        theses=tuple(attrs.evolve(trial, thesis=_name(trial.thesis)) for trial in decision.theses),
    )


def _references(references: References) -> References:
    claims = {
        _name(name): attrs.evolve(one, id=_name(name), source=_name(one.source))
        for name, one in references.claims.items()
    }
    sources = {_name(name): attrs.evolve(one, id=_name(name)) for name, one in references.sources.items()}
    papers = {
        _name(name): attrs.evolve(one, id=_name(name), basis=tuple(map(_name, one.basis)))
        for name, one in references.papers.items()
    }
    lenses = {
        _name(name): attrs.evolve(one, id=_name(name), weights=tuple((_name(axis), way) for axis, way in one.weights))
        for name, one in references.lenses.items()
    }
    theses = {
        _name(name): attrs.evolve(one, id=_name(name), basis=tuple(map(_name, one.basis)))
        for name, one in references.theses.items()
    }
    return attrs.evolve(
        references,
        claims={**references.claims, **claims},
        sources={**references.sources, **sources},
        papers=papers,
        people={_name(name): attrs.evolve(one, id=_name(name)) for name, one in references.people.items()},
        axes={_name(name): attrs.evolve(one, id=_name(name)) for name, one in references.axes.items()},
        lenses=lenses,
        theses=theses,
    )


ILL_NAMED = _references(ARCHIVE)
"""What they refer to; claims are there under both names, for texts cite the old ones."""
