"""The last pages of a gamebook: papers, questions, what history did, the bill and how to add it up."""

import attrs
from markupsafe import Markup

from game.export.gamebook_sections import Part, Sections
from game.export.html_prose import as_html, source_marks
from game.play.cards import DisputeCard
from game.play.phrases import BETTER, KINDS, figure, said
from game.play.side_panel import amount
from game.story.bill import Entry, Line
from game.story.model import Decision, Question, Trial
from game.story.references import Archive, Axis, Paper, Verdict
from game.story.walk import bill_of, history_of


@attrs.frozen(kw_only=True)
class Sheet:
    """A paper as it is printed; `afterwards` stands with the reveal."""

    number: int
    title: str
    what: str
    survives: str
    text: Markup
    afterwards: Markup
    marks: Markup


@attrs.frozen(kw_only=True)
class Asked:
    """A question and its answers; `right` is told on a later page."""

    text: Markup
    answers: tuple[str, ...]
    right: str


@attrs.frozen(kw_only=True)
class Told:
    """A day or a note of the reveal."""

    title: str
    parts: tuple[Part, ...]
    marks: Markup
    dispute: DisputeCard | None = None


@attrs.frozen(kw_only=True)
class Booking:
    """A numbered entry of the bill."""

    number: int
    low: str
    best: str
    high: str
    firm: str
    why: str
    marks: Markup


@attrs.frozen(kw_only=True)
class Account:
    """An axis: its entries, and what history's road comes to."""

    axis: Axis
    better: str
    warning: Markup
    bookings: tuple[Booking, ...]
    history: str


@attrs.frozen(kw_only=True)
class Trialled:
    """What a road of some kind says to a thesis; `of` says of which kind, in words."""

    title: str
    text: str
    verdict: Verdict
    of: str
    why: str
    marks: Markup


@attrs.frozen(kw_only=True)
class Back:
    """What stands behind the last section."""

    papers: tuple[Sheet, ...]
    questions: tuple[Asked, ...]
    history: tuple[Part, ...]
    road: tuple[tuple[int, str], ...]
    road_end: tuple[int, str]
    days: tuple[Told, ...]
    notes: tuple[Told, ...]
    accounts: tuple[Account, ...]
    theses: tuple[Trialled, ...]
    hidden: tuple[tuple[str, str, str], ...]


def back_of(decision: Decision, archive: Archive, sections: Sections) -> Back:
    """Write the last pages."""
    reveal, history, numbers = decision.reveal, history_of(decision), sections.numbers
    end = history.state.place
    return Back(
        papers=tuple(_paper(archive.papers[name], number, sections) for name, number in sections.papers.items()),
        questions=tuple(_question(question, sections) for question in reveal.questions),
        history=sections.parts(reveal.text),
        road=tuple((numbers[step.passage, ""], decision.choice_of(step).text) for step in history.steps),
        road_end=(numbers[end, ""], decision.endings[end].title if end in decision.endings else ""),
        days=tuple(Told(title=str(day.date), parts=sections.parts(day.text), marks=Markup()) for day in reveal.days),
        notes=tuple(
            Told(
                title=note.title,
                parts=sections.parts(note.text),
                marks=source_marks(sections.citations.numbers(note.basis)),
                dispute=sections.citations.dispute(note.dispute),
            )
            for note in reveal.notes
        ),
        accounts=_accounts(decision, archive, sections),
        theses=tuple(_trial(trial, archive, sections) for trial in decision.theses),
        hidden=tuple(
            (boxed.label, meter.label, meter.help)
            for meter, boxed in zip(decision.meters, sections.meters, strict=True)
            if meter.hidden
        ),
    )


def _paper(paper: Paper, number: int, sections: Sections) -> Sheet:
    return Sheet(
        number=number,
        title=paper.title,
        what=f"{paper.kind.capitalize()}, {paper.date}. {' '.join(paper.what.split())}",
        survives=paper.survives,
        text=as_html(sections.citations.text(paper.text)),
        afterwards=as_html(sections.citations.text(paper.afterwards)),
        marks=source_marks(sections.citations.numbers(paper.basis)),
    )


def _question(question: Question, sections: Sections) -> Asked:
    return Asked(
        text=as_html(sections.citations.text(question.text)),
        answers=tuple(answer.text for answer in question.answers),
        right=next(answer.text for answer in question.answers if answer.right),
    )


def _accounts(decision: Decision, archive: Archive, sections: Sections) -> tuple[Account, ...]:
    history = {line.axis: line for line in bill_of(decision, history_of(decision))}
    return tuple(_account(archive.axes[name], history.get(name), sections) for name in decision.axes)


def _account(axis: Axis, history: Line | None, sections: Sections) -> Account:
    booked = {number: entry for number, entry in sections.entries.items() if entry.axis == axis.id}
    return Account(
        axis=axis,
        better=BETTER[axis.better],
        warning=as_html(sections.citations.text(axis.warning)),
        bookings=tuple(_booking(number, entry, axis, sections) for number, entry in booked.items()),
        history=said(amount(history, axis, sections.citations), axis, unit=False) if history else "nothing booked",
    )


def _booking(number: int, entry: Entry, axis: Axis, sections: Sections) -> Booking:
    return Booking(
        number=number,
        low=figure(entry.low, axis),
        best=figure(entry.best, axis),
        high=figure(entry.high, axis),
        firm=f"{entry.confidence.name.lower()}, {KINDS[entry.kind.value]}",
        why=entry.why,
        marks=source_marks(sections.citations.numbers(entry.basis)),
    )


def _trial(trial: Trial, archive: Archive, sections: Sections) -> Trialled:
    thesis = archive.theses[trial.thesis]
    where = " or ".join(str(sections.numbers[ending, ""]) for ending in trial.endings)
    of = [f"your road ended at {where}"] if where else []
    of += [sections.when(trial.when)] if trial.when else []
    return Trialled(
        title=thesis.title,
        text=thesis.text,
        verdict=trial.verdict,
        of=" and ".join(of),
        why=trial.text,
        marks=source_marks(sections.citations.numbers(thesis.basis)),
    )
