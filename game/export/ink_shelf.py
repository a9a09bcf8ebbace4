"""What stands behind a story in Ink: the questions, the reveal, and knots of people, papers and sources."""

from collections.abc import Callable

from game.export.identifiers import Identifiers
from game.export.ink_text import escaped, paragraph, tag, tagged
from game.export.sources import cited_claims
from game.play.citations import Citations
from game.story.model import Decision, Question
from game.story.prose import Prose, parse
from game.story.references import Archive, Paper

Telling = Callable[[Prose], list[str]]
"""Gives text with conditions as lines of Ink."""


def shelf_knots(decision: Decision, archive: Archive, names: Identifiers, prose: Telling) -> list[str]:
    """Give everything that follows the endings."""
    reveal = names.of("knot", "reveal")
    questions = decision.reveal.questions
    knots = [names.of("question", question.id, "question_") for question in questions]
    lines = [""] + [f'VAR {names.of("guess", question.id, "guess_")} = ""' for question in questions]
    for question, knot, after in zip(questions, knots, [*knots, reveal][1:], strict=True):
        lines += _question(question, knot, names.of("guess", question.id, "guess_"), after)
    lines += ["", f"=== {reveal} ===", *_reveal(decision, archive, names, prose), "-> END"]
    for name, role in decision.people.items():
        person = archive.people[role.person].name
        lines += ["", f"=== {names.of('person', name, 'person_')} ===", f"# {tag('name', person)}"]
        lines += [f"# {tag('role', role.role)}", *prose(role.card), "-> DONE"]
    for paper in dict.fromkeys(paper for passage in decision.passages.values() for paper in passage.papers):
        lines += ["", f"=== {names.of('paper', paper, 'paper_')} ===", *_paper(archive.papers[paper])]
    return lines + _sources(decision, archive, names)


def _question(question: Question, knot: str, guess: str, after: str) -> list[str]:
    lines = ["", f"=== {knot} ===", *(paragraph(block) for block in parse(question.text))]
    for answer in question.answers:
        lines += [f"+ [{escaped(answer.text)}]", f'    ~ {guess} = "{answer.id}"', f"    -> {after}"]
    return [*lines, "+ [Leave it open]", f"    -> {after}"]


def _reveal(decision: Decision, archive: Archive, names: Identifiers, prose: Telling) -> list[str]:
    reveal = decision.reveal
    lines = [f"# {tag('reveal')}", *prose(reveal.text)]
    for question in reveal.questions:
        guess = names.of("guess", question.id, "guess_")
        texts = {answer.id: answer.text for answer in question.answers}
        right = next(answer for answer in question.answers if answer.right)
        lines.append(tagged(escaped(f"{question.text} {right.text}"), [tag("question", question.id)]))
        for answer, text in texts.items():
            told = f"You said: {text}" + (" That is right." if answer == right.id else "")
            lines += [f'{{ {guess} == "{answer}":', f"    {escaped(told)}", "}"]
    for day in reveal.days:
        lines += [f"# {tag('day', str(day.date))}", *prose(day.text)]
    for note in reveal.notes:
        lines += [f"# {tag('note', note.title)}", f"# {tag('sources', ', '.join(note.basis))}", *prose(note.text)]
        dispute = archive.disputes.get(note.dispute)
        if dispute:
            said = (
                ("title", dispute.title),
                ("article", dispute.article),
                ("others", dispute.others),
                ("game", dispute.game),
            )
            lines += [tagged(escaped(text), [tag("dispute", side)]) for side, text in said]
    return lines


def _paper(paper: Paper) -> list[str]:
    tags = (
        tag("title", paper.title),
        tag("date", str(paper.date)),
        tag("kind", paper.kind),
        tag("by", paper.by),
        *([tag("to", paper.to)] if paper.to else []),
        tag("what", paper.what),
        tag("survives", paper.survives),
        *([tag("afterwards", paper.afterwards)] if paper.afterwards else []),
        tag("sources", ", ".join(paper.basis)),
    )
    return [*(f"# {one}" for one in tags), *(paragraph(block) for block in parse(paper.text)), "-> DONE"]


def _sources(decision: Decision, archive: Archive, names: Identifiers) -> list[str]:
    """Give a knot for every claim that something in the file rests on."""
    citations = Citations(archive)
    citations.numbers(cited_claims(decision, archive))
    lines: list[str] = []
    for card in citations.cards():
        status = card.status.value if card.status else ""
        lines += ["", f"=== {names.of('source', card.claim, 'source_')} ==="]
        lines += [f"# {tag('claim', card.claim)}", f"# {tag('kind', card.kind)}"]
        lines += [f"# {tag('source', card.author, card.work, card.where)}"]
        lines += [f"# {tag('date', card.date)}"] if card.date else []
        lines += [f"# {tag('figure', figure)}" for figure in card.figures]
        lines += [f"# {tag('status', status)}"] if status else []
        lines += [escaped(card.text), "-> DONE"]
    return lines
