"""What follows the endings of a Twee story: the questions, the reveal, and the reckoning."""

from collections.abc import Iterator

from game.export.twee_text import escape
from game.export.twee_typesetter import Typesetter
from game.play.citations import Citations
from game.play.phrases import format_amount, list_dispute_parts
from game.play.side_panel import build_amount
from game.story.questions import Question
from game.story.walk import bill_of, history_of

BRIEFING, QUESTION, REVEAL, RECKONING = "the briefing", "the question", "the reveal", "the reckoning"
"""Names of passages; a place of the story has no blank in its name, so none can be one of these."""


def write_back_passages(typesetter: Typesetter) -> Iterator[tuple[str, str, str]]:
    """Yield the passages behind the endings: name, tags and text of each."""
    questions = typesetter.decision.reveal.questions
    names = [f"{QUESTION} / {question.id}" for question in questions]
    for name, question, after in zip(names, questions, [*names, REVEAL][1:], strict=True):
        yield name, "question nobr", _question(typesetter, question, after)
    yield REVEAL, "reveal nobr", _reveal(typesetter)
    yield RECKONING, "reckoning nobr", _reckoning(typesetter)


def _question(typesetter: Typesetter, question: Question, after: str) -> str:
    answers = [
        f'<li><<link "{escape(answer.text)}" "{after}">><<set $guess["{question.id}"] to "{answer.id}">><</link>></li>'
        for answer in question.answers
    ]
    leave = f"<li>[[Leave it open|{after}]]</li>"
    return "\n".join(["<h2>Before the reveal</h2>", typesetter.text(question.text), "<ol>", *answers, leave, "</ol>"])


def _reveal(typesetter: Typesetter) -> str:
    reveal = typesetter.decision.reveal
    lines = ["<h2>What history did</h2>", typesetter.prose(reveal.text)]
    for question in reveal.questions:
        lines += [typesetter.text(question.text), _write_answer(question)]
    for day in reveal.days:
        lines += [f"<h4>{escape(str(day.date))}</h4>", typesetter.prose(day.text)]
    for note in reveal.notes:
        lines += [
            f"<h3>{escape(note.title)}{''.join(map(typesetter.mark, note.basis))}</h3>",
            typesetter.prose(note.text),
        ]
        dispute = typesetter.references.disputes.get(note.dispute)
        if dispute:
            lines.append(f"<p><b>In dispute: {escape(dispute.title)}</b></p>")
            lines += [f"<p><b>{side}:</b> {escape(text)}</p>" for side, text in list_dispute_parts(dispute)]
    lines += _papers_afterwards(typesetter)
    lines.append(f"<p>[[Go on to the reckoning|{RECKONING}]]</p>")
    return "\n".join(lines)


def _papers_afterwards(typesetter: Typesetter) -> Iterator[str]:
    """Tell what became known of the papers later."""
    laid = dict.fromkeys(name for passage in typesetter.decision.passages.values() for name in passage.papers)
    told = [paper for paper in map(typesetter.references.papers.__getitem__, laid) if paper.afterwards]
    if told:
        yield "<h3>What became of the papers</h3>"
    for paper in told:
        yield f"<p><b>{escape(paper.title)}</b></p>{typesetter.text(paper.afterwards)}"


def _write_answer(question: Question) -> str:
    text = "".join(
        f'<<if $guess["{question.id}"] is "{answer.id}">>You said: {escape(answer.text)}. <</if>>'
        for answer in question.answers
    )
    return f"<p>{text}What happened: {escape(question.right.text)}</p>"


def _reckoning(typesetter: Typesetter) -> str:
    decision, references = typesetter.decision, typesetter.references
    history = {line.axis: line for line in bill_of(decision, history_of(decision))}
    rows = ["<tr><th></th><th>You</th><th>History</th></tr>"]
    for name in decision.axes:
        axis = references.axes[name]
        line = history.get(name)
        theirs = (
            format_amount(build_amount(line, axis, Citations(references)), axis, unit=False)
            if line
            else "nothing booked"
        )
        yours = f'<<= setup.said(setup.booked("{name}"), {axis.decimals})>>'
        warning = f"<br>{typesetter.text(axis.warning)}" if axis.warning else ""
        label = f"{escape(axis.name)}<br><small>{escape(axis.unit)}{warning}</small>"
        rows.append(f"<tr><td>{label}</td><td>{yours}</td><td>{escape(theirs)}</td></tr>")
    ending = decision.endings.get(history_of(decision).state.place)
    text = f"<p>History ended at: {escape(ending.title)}.</p>" if ending else ""
    return "\n".join(["<h2>The reckoning</h2>", text, "<table>", *rows, "</table>"])
