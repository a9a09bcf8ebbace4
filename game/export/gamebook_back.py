"""The last pages of a gamebook: papers, questions, what history did, the bill and how to add it up."""

import attrs
from markupsafe import Markup

from game.export.gamebook_sections import ConditionalText, PrintedQuestion, Sections, is_lettered
from game.export.html_prose import link_sources, render_html
from game.export.seat import ask_before_reveal
from game.play.cards import Amount, DisputeCard
from game.play.phrases import (
    KINDS,
    describe_article,
    describe_axis,
    describe_lacking_source,
    format_amount,
    format_number,
    list_sides,
    paper_head,
)
from game.play.side_panel import build_amount
from game.story.bill import Entry, Line
from game.story.journal import Step
from game.story.model import Decision, Trial
from game.story.references import Axis, Paper, References, Verdict
from game.story.walk import bill_of, history_of


@attrs.frozen(kw_only=True)
class PrintedPaper:
    """A paper as it is printed; how it `survives`, who `composed` it and `afterwards` stand with the reveal."""

    number: int
    title: str
    what: str
    survives: str
    text: Markup
    composed: Markup
    afterwards: Markup
    marks: Markup


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
    side: str
    firm: str
    why: str
    marks: Markup


@attrs.frozen(kw_only=True)
class Account:
    """An axis: its entries, and what history's road comes to.

    Of a scale there are none: `box` is the line of the record sheet on which it stands, and `words` are its steps.
    """

    axis: Axis
    counted: str
    box: str
    words: tuple[str, ...]
    low: str
    high: str
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
    speaks: tuple[str, ...]
    marks: Markup


@attrs.frozen(kw_only=True)
class Back:
    """What stands behind the last section."""

    papers: tuple[PrintedPaper, ...]
    questions: tuple[PrintedQuestion, ...]
    answers: tuple[PrintedQuestion, ...]
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
        questions=tuple(sections.question(question) for question in ask_before_reveal(decision)),
        answers=tuple(sections.question(question) for question in reveal.questions),
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
        theses=tuple(_trial(trial, decision, references, sections) for trial in decision.theses),
        hidden=tuple(
            (boxed.label, meter.label, meter.help)
            for meter, boxed in zip(decision.meters, sections.meters, strict=True)
            if is_lettered(meter)
        ),
    )


def _paper(paper: Paper, number: int, sections: Sections) -> PrintedPaper:
    return PrintedPaper(
        number=number,
        title=paper.title,
        what=f"{paper_head(paper)} {' '.join(paper.what.split())}",
        survives=paper.survives,
        text=render_html(sections.citations.text(paper.text)),
        composed=render_html(sections.citations.text(paper.composed)),
        afterwards=render_html(sections.citations.text(paper.afterwards)),
        marks=link_sources(sections.citations.numbers(paper.basis)),
    )


def _accounts(decision: Decision, references: References, sections: Sections) -> tuple[Account, ...]:
    history = {line.axis: line for line in bill_of(decision, history_of(decision))}
    boxes = {axis: sections.meters[meter].label for meter, axis in decision.columns.items()}
    return tuple(
        _account(
            attrs.evolve(references.axes[name], warning=decision.warnings.get(name, references.axes[name].warning)),
            boxes.get(name, ""),
            history.get(name),
            sections,
        )
        for name in decision.axes
    )


def _account(axis: Axis, box: str, history: Line | None, sections: Sections) -> Account:
    booked = {number: entry for number, entry in sections.entries.items() if entry.axis == axis.id}
    return Account(
        axis=axis,
        counted=describe_axis(axis),
        box=box,
        words=tuple(f"{step} {word}" for step, word in enumerate(axis.words, int(axis.low))),
        low=format_number(axis.low, axis),
        high=format_number(axis.high, axis),
        warning=render_html(sections.citations.text(axis.warning)),
        bookings=tuple(_booking(number, entry, axis, sections) for number, entry in booked.items()),
        history=_theirs(build_amount(history, axis, sections.citations), axis) if history else "nothing booked",
    )


def _theirs(amount: Amount, axis: Axis) -> str:
    besides = (*list_sides(amount, axis), describe_article(amount, axis), describe_lacking_source(amount))
    return "; ".join(part for part in (format_amount(amount, axis, unit=False), *besides) if part)


def _booking(number: int, entry: Entry, axis: Axis, sections: Sections) -> PrintedEntry:
    firm = [entry.confidence.name.lower(), KINDS[entry.kind.value]]
    firm += [] if entry.basis else ["without a source"]
    firm += [] if entry.article is None else [f"the article itself: {format_number(entry.article, axis)}"]
    return PrintedEntry(
        number=number,
        low=format_number(entry.low, axis),
        best=format_number(entry.best, axis),
        high=format_number(entry.high, axis),
        side=dict(axis.sides).get(entry.side, entry.side),
        firm=", ".join(firm),
        why=entry.why,
        marks=link_sources(sections.citations.numbers(entry.basis)),
    )


def _trial(trial: Trial, decision: Decision, references: References, sections: Sections) -> PrintedThesis:
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
        speaks=tuple(decision.choice_of(Step(*path.rsplit("/", 1))).text for path in trial.speaks),
        marks=link_sources(sections.citations.numbers(thesis.basis)),
    )
