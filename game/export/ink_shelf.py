"""What stands behind a story in Ink: the questions, the reveal, and knots of people, papers and sources."""

from collections.abc import Callable

from game.export.identifiers import Identifiers
from game.export.ink_text import add_tags, escape, make_tag, write_paragraph
from game.export.sources import find_cited_claims
from game.play.citations import Citations
from game.story.model import Decision
from game.story.prose import Prose, parse
from game.story.questions import Question
from game.story.references import Paper, References

Telling = Callable[[Prose], list[str]]
"""Gives text with conditions as lines of Ink."""


def write_shelf_knots(decision: Decision, references: References, names: Identifiers, prose: Telling) -> list[str]:
    """Return everything that follows the endings."""
    reveal = names.of("knot", "reveal")
    questions = decision.reveal.questions
    knots = [names.of("question", question.id, "question_") for question in questions]
    lines = [""] + [f'VAR {names.of("guess", question.id, "guess_")} = ""' for question in questions]
    for question, knot, after in zip(questions, knots, [*knots, reveal][1:], strict=True):
        lines += _question(question, knot, names.of("guess", question.id, "guess_"), after)
    lines += ["", f"=== {reveal} ===", *_reveal(decision, references, names, prose), "-> END"]
    for name, role in decision.people.items():
        person = references.people[role.person].name
        lines += ["", f"=== {names.of('person', name, 'person_')} ===", f"# {make_tag('name', person)}"]
        lines += [f"# {make_tag('role', role.role)}", *prose(role.card), "-> DONE"]
    for paper in dict.fromkeys(paper for passage in decision.passages.values() for paper in passage.papers):
        lines += ["", f"=== {names.of('paper', paper, 'paper_')} ===", *_paper(references.papers[paper])]
    return lines + _sources(decision, references, names)


def _question(question: Question, knot: str, guess: str, after: str) -> list[str]:
    lines = ["", f"=== {knot} ===", *(write_paragraph(block) for block in parse(question.text))]
    for answer in question.answers:
        lines += [f"+ [{escape(answer.text)}]", f'    ~ {guess} = "{answer.id}"', f"    -> {after}"]
    return [*lines, "+ [Leave it open]", f"    -> {after}"]


def _reveal(decision: Decision, references: References, names: Identifiers, prose: Telling) -> list[str]:
    reveal = decision.reveal
    lines = [f"# {make_tag('reveal')}", *prose(reveal.text)]
    for question in reveal.questions:
        guess = names.of("guess", question.id, "guess_")
        texts = {answer.id: answer.text for answer in question.answers}
        lines.append(add_tags(escape(f"{question.text} {question.right.text}"), [make_tag("question", question.id)]))
        for answer, text in texts.items():
            sentence = f"You said: {text}" + (" That is right." if answer == question.right.id else "")
            lines += [f'{{ {guess} == "{answer}":', f"    {escape(sentence)}", "}"]
    for day in reveal.days:
        lines += [f"# {make_tag('day', str(day.date))}", *prose(day.text)]
    for note in reveal.notes:
        lines += [
            f"# {make_tag('note', note.title)}",
            f"# {make_tag('sources', ', '.join(note.basis))}",
            *prose(note.text),
        ]
        dispute = references.disputes.get(note.dispute)
        if dispute:
            parts = (
                ("title", dispute.title),
                ("article", dispute.article),
                ("others", dispute.others),
                ("game", dispute.game),
            )
            lines += [add_tags(escape(text), [make_tag("dispute", side)]) for side, text in parts]
    return lines


def _paper(paper: Paper) -> list[str]:
    tags = (
        make_tag("title", paper.title),
        make_tag("date", str(paper.date)),
        make_tag("kind", paper.kind),
        make_tag("by", paper.by),
        *([make_tag("to", paper.to)] if paper.to else []),
        make_tag("what", paper.what),
        make_tag("survives", paper.survives),
        *([make_tag("afterwards", paper.afterwards)] if paper.afterwards else []),
        make_tag("sources", ", ".join(paper.basis)),
    )
    return [*(f"# {one}" for one in tags), *(write_paragraph(block) for block in parse(paper.text)), "-> DONE"]


def _sources(decision: Decision, references: References, names: Identifiers) -> list[str]:
    """Return a knot for every claim that something in the file rests on."""
    citations = Citations(references)
    citations.numbers(find_cited_claims(decision, references))
    lines: list[str] = []
    for card in citations.cards():
        status = card.status.value if card.status else ""
        lines += ["", f"=== {names.of('source', card.claim, 'source_')} ==="]
        lines += [f"# {make_tag('claim', card.claim)}", f"# {make_tag('kind', card.kind)}"]
        lines += [f"# {make_tag('source', card.author, card.work, card.where)}"]
        lines += [f"# {make_tag('date', card.date)}"] if card.date else []
        lines += [f"# {make_tag('figure', figure)}" for figure in card.figures]
        lines += [f"# {make_tag('status', status)}"] if status else []
        lines += [escape(card.text), "-> DONE"]
    return lines
