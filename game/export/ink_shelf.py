"""What stands behind a story in Ink: the questions, the reveal, and knots of people, papers and sources."""

from collections.abc import Callable

from game.export.identifiers import Identifiers
from game.export.ink_text import add_tags, escape, make_tag, write_paragraph
from game.export.seat import ask_before_reveal, order_answers
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
    reveal, revealed = names.of("knot", "reveal"), names.of("variable", "revealed")
    lines = ["", f"VAR {revealed} = false"]
    lines += [f'VAR {names.of("guess", question.id, "guess_")} = ""' for question in decision.reveal.questions]
    lines += _questions(decision, names, reveal)
    lines += ["", f"=== {reveal} ===", f"~ {revealed} = true", *_reveal(decision, references, names, prose), "-> END"]
    for name, role in decision.people.items():
        person = references.people[role.person].name
        lines += ["", f"=== {names.of('person', name, 'person_')} ===", f"# {make_tag('name', person)}"]
        lines += [f"# {make_tag('role', role.role)}", *prose(role.card), "-> DONE"]
    for paper in dict.fromkeys(paper for passage in decision.passages.values() for paper in passage.papers):
        lines += ["", f"=== {names.of('paper', paper, 'paper_')} ===", *_paper(references.papers[paper], revealed)]
    return lines + _sources(decision, references, names)


def _questions(decision: Decision, names: Identifiers, reveal: str) -> list[str]:
    """Return a knot for every question: one asked at a fork is a tunnel, the others follow the ending one by one."""
    last = ask_before_reveal(decision)
    following = [*(f"-> {names.of('question', one.id, 'question_')}" for one in last[1:]), f"-> {reveal}"]
    lines: list[str] = []
    for question, after in zip(last, following, strict=False):
        lines += _question(question, names, after)
    for question in decision.reveal.questions:
        lines += _question(question, names, "->->") if question.at else []
    return lines


def _question(question: Question, names: Identifiers, after: str) -> list[str]:
    knot, guess = names.of("question", question.id, "question_"), names.of("guess", question.id, "guess_")
    lines = ["", f"=== {knot} ===", *(write_paragraph(block) for block in parse(question.text))]
    for answer in order_answers(question):
        tag = make_tag("answer", answer.id)
        lines += [f"+ [{add_tags(escape(answer.text), [tag])}]", f'    ~ {guess} = "{answer.id}"', f"    {after}"]
    return [*lines, f"+ [{add_tags('Leave it open', [make_tag('answer')])}]", f"    {after}"]


def _reveal(decision: Decision, references: References, names: Identifiers, prose: Telling) -> list[str]:
    reveal = decision.reveal
    lines = [f"# {make_tag('reveal')}", f"# {make_tag('road', ', '.join(reveal.road))}", *prose(reveal.text)]
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


def _paper(paper: Paper, revealed: str) -> list[str]:
    tags = (
        make_tag("title", paper.title),
        make_tag("date", str(paper.date)),
        make_tag("kind", paper.kind),
        make_tag("by", paper.by),
        *([make_tag("to", paper.to)] if paper.to else []),
        make_tag("what", paper.what),
        make_tag("sources", ", ".join(paper.basis)),
    )
    later = (("survives", paper.survives), ("composed", paper.composed), ("afterwards", paper.afterwards))
    hindsight = [f"# {make_tag(key, text)}" for key, text in later if text]
    text = [write_paragraph(block) for block in parse(paper.text)]
    return [*(f"# {one}" for one in tags), *text, *_sealed(revealed, hindsight), "-> DONE"]


def _sealed(revealed: str, lines: list[str]) -> list[str]:
    """Return lines that are told from the reveal on."""
    return [f"{{ {revealed}:", *(f"    {line}" for line in lines), "}"]


def _sources(decision: Decision, references: References, names: Identifiers) -> list[str]:
    """Return a knot for every claim that something rests on; before the reveal it says only where that stands."""
    citations, revealed = Citations(references), names.of("variable", "revealed")
    citations.numbers(find_cited_claims(decision, references))
    lines: list[str] = []
    for card in citations.cards():
        status = card.status.value if card.status else ""
        lines += ["", f"=== {names.of('source', card.claim, 'source_')} ==="]
        lines += [f"# {make_tag('kind', card.kind)}", f"# {make_tag('source', card.author, card.work, card.where)}"]
        told = [("claim", card.claim), ("date", card.date), *(("figure", figure) for figure in card.figures)]
        told += [("status", status), ("note", card.note)]
        lines += _sealed(revealed, [f"# {make_tag(key, text)}" for key, text in told if text] + [escape(card.text)])
        lines.append("-> DONE")
    return lines
