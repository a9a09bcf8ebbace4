"""The last pages of a gamebook: papers, questions, what history did, the bill and how to add it up."""

import attrs
from markupsafe import Markup

from game.export.gamebook_sections import ConditionalText, Sections
from game.export.html_prose import link_sources, render_html
from game.play.cards import DisputeCard
from game.play.phrases import BETTER, KINDS, format_amount, format_number, paper_head
from game.play.side_panel import build_amount
from game.story.bill import Entry, Line
from game.story.model import Decision, Trial
from game.story.questions import Question
from game.story.references import Axis, Paper, References, Verdict
from game.story.walk import bill_of, history_of


@attrs.frozen(kw_only=True)
class PrintedPaper:
    """A paper as it is printed; `afterwards` stands with the reveal."""

    number: int
    title: str
    what: str
    survives: str
    text: Markup
    afterwards: Markup
    marks: Markup


@attrs.frozen(kw_only=True)
class PrintedQuestion:
    """A question and its answers; `right` is told on a later page."""

    text: Markup
    answers: tuple[str, ...]
    right: str


@attrs.frozen(kw_only=True)
class PrintedNote:
    """A day or a note of the reveal."""

    title: str
    parts: tuple[ConditionalText, ...]
    marks: Markup
    dispute: DisputeCard | None = None


@attrs.frozen(kw_only=True)
class PrintedEntry:
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
    bookings: tuple[PrintedEntry, ...]
    history: str


@attrs.frozen(kw_only=True)
class PrintedThesis:
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

    papers: tuple[PrintedPaper, ...]
    questions: tuple[PrintedQuestion, ...]
    history: tuple[ConditionalText, ...]
    road: tuple[tuple[int, str], ...]
    road_end: tuple[int, str]
    days: tuple[PrintedNote, ...]
    notes: tuple[PrintedNote, ...]
    accounts: tuple[Account, ...]
    theses: tuple[PrintedThesis, ...]
    hidden: tuple[tuple[str, str, str], ...]


def back_of(decision: Decision, references: References, sections: Sections) -> Back:
    """Write the last pages."""
    reveal, history, numbers = decision.reveal, history_of(decision), sections.numbers
    end = history.state.place
    return Back(
        papers=tuple(_paper(references.papers[name], number, sections) for name, number in sections.papers.items()),
        questions=tuple(_question(question, sections) for question in reveal.questions),
        history=sections.parts(reveal.text),
        road=tuple((numbers[step.passage, ""], decision.choice_of(step).text) for step in history.steps),
        road_end=(numbers[end, ""], decision.endings[end].title if end in decision.endings else ""),
        days=tuple(
            PrintedNote(title=str(day.date), parts=sections.parts(day.text), marks=Markup()) for day in reveal.days
        ),
        notes=tuple(
            PrintedNote(
                title=note.title,
                parts=sections.parts(note.text),
                marks=link_sources(sections.citations.numbers(note.basis)),
                dispute=sections.citations.dispute(note.dispute),
            )
            for note in reveal.notes
        ),
        accounts=_accounts(decision, references, sections),
        theses=tuple(_trial(trial, references, sections) for trial in decision.theses),
        hidden=tuple(
            (boxed.label, meter.label, meter.help)
            for meter, boxed in zip(decision.meters, sections.meters, strict=True)
            if meter.hidden
        ),
    )


def _paper(paper: Paper, number: int, sections: Sections) -> PrintedPaper:
    return PrintedPaper(
        number=number,
        title=paper.title,
        what=f"{paper_head(paper)} {' '.join(paper.what.split())}",
        survives=paper.survives,
        text=render_html(sections.citations.text(paper.text)),
        afterwards=render_html(sections.citations.text(paper.afterwards)),
        marks=link_sources(sections.citations.numbers(paper.basis)),
    )


def _question(question: Question, sections: Sections) -> PrintedQuestion:
    return PrintedQuestion(
        text=render_html(sections.citations.text(question.text)),
        answers=tuple(answer.text for answer in question.answers),
        right=question.right.text,
    )


def _accounts(decision: Decision, references: References, sections: Sections) -> tuple[Account, ...]:
    history = {line.axis: line for line in bill_of(decision, history_of(decision))}
    return tuple(_account(references.axes[name], history.get(name), sections) for name in decision.axes)


def _account(axis: Axis, history: Line | None, sections: Sections) -> Account:
    booked = {number: entry for number, entry in sections.entries.items() if entry.axis == axis.id}
    return Account(
        axis=axis,
        better=BETTER[axis.better],
        warning=render_html(sections.citations.text(axis.warning)),
        bookings=tuple(_booking(number, entry, axis, sections) for number, entry in booked.items()),
        history=format_amount(build_amount(history, axis, sections.citations), axis, unit=False)
        if history
        else "nothing booked",
    )


def _booking(number: int, entry: Entry, axis: Axis, sections: Sections) -> PrintedEntry:
    return PrintedEntry(
        number=number,
        low=format_number(entry.low, axis),
        best=format_number(entry.best, axis),
        high=format_number(entry.high, axis),
        firm=f"{entry.confidence.name.lower()}, {KINDS[entry.kind.value]}",
        why=entry.why,
        marks=link_sources(sections.citations.numbers(entry.basis)),
    )


def _trial(trial: Trial, references: References, sections: Sections) -> PrintedThesis:
    thesis = references.theses[trial.thesis]
    where = " or ".join(str(sections.numbers[ending, ""]) for ending in trial.endings)
    of = [f"your road ended at {where}"] if where else []
    of += [sections.when(trial.when)] if trial.when else []
    return PrintedThesis(
        title=thesis.title,
        text=thesis.text,
        verdict=trial.verdict,
        of=" and ".join(of),
        why=trial.text,
        marks=link_sources(sections.citations.numbers(thesis.basis)),
    )
