"""What follows the endings of a Twee story: the questions, the reveal, and the reckoning."""

from collections.abc import Iterator

from game.export.twee_text import escaped
from game.export.twee_typesetter import Typesetter
from game.play.citations import Citations
from game.play.phrases import dispute_parts, said
from game.play.side_panel import amount
from game.story.model import Question
from game.story.walk import bill_of, history_of

BRIEFING, QUESTION, REVEAL, RECKONING = "the briefing", "the question", "the reveal", "the reckoning"
"""Names of passages; a place of the story has no blank in its name, so none can be one of these."""


def back_passages(typesetter: Typesetter) -> Iterator[tuple[str, str, str]]:
    """Give the passages behind the endings: name, tags and text of each."""
    questions = typesetter.decision.reveal.questions
    names = [f"{QUESTION} / {question.id}" for question in questions]
    for name, question, after in zip(names, questions, [*names, REVEAL][1:], strict=True):
        yield name, "question nobr", _question(typesetter, question, after)
    yield REVEAL, "reveal nobr", _reveal(typesetter)
    yield RECKONING, "reckoning nobr", _reckoning(typesetter)


def _question(typesetter: Typesetter, question: Question, after: str) -> str:
    answers = [
        f'<li><<link "{escaped(answer.text)}" "{after}">><<set $guess["{question.id}"] to "{answer.id}">><</link>></li>'
        for answer in question.answers
    ]
    leave = f"<li>[[Leave it open|{after}]]</li>"
    return "\n".join(["<h2>Before the reveal</h2>", typesetter.text(question.text), "<ol>", *answers, leave, "</ol>"])


def _reveal(typesetter: Typesetter) -> str:
    reveal = typesetter.decision.reveal
    lines = ["<h2>What history did</h2>", typesetter.prose(reveal.text)]
    for question in reveal.questions:
        lines += [typesetter.text(question.text), _answered(question)]
    for day in reveal.days:
        lines += [f"<h4>{escaped(str(day.date))}</h4>", typesetter.prose(day.text)]
    for note in reveal.notes:
        lines += [
            f"<h3>{escaped(note.title)}{''.join(map(typesetter.mark, note.basis))}</h3>",
            typesetter.prose(note.text),
        ]
        dispute = typesetter.archive.disputes.get(note.dispute)
        if dispute:
            lines += [f"<p><b>{side}:</b> {escaped(text)}</p>" for side, text in dispute_parts(dispute)]
    lines.append(f"<p>[[Go on to the reckoning|{RECKONING}]]</p>")
    return "\n".join(lines)


def _answered(question: Question) -> str:
    right = next(answer for answer in question.answers if answer.right)
    told = "".join(
        f'<<if $guess["{question.id}"] is "{answer.id}">>You said: {escaped(answer.text)}. <</if>>'
        for answer in question.answers
    )
    return f"<p>{told}What happened: {escaped(right.text)}</p>"


def _reckoning(typesetter: Typesetter) -> str:
    decision, archive = typesetter.decision, typesetter.archive
    history = {line.axis: line for line in bill_of(decision, history_of(decision))}
    rows = ["<tr><th></th><th>You</th><th>History</th></tr>"]
    for name in decision.axes:
        axis = archive.axes[name]
        line = history.get(name)
        theirs = said(amount(line, axis, Citations(archive)), axis, unit=False) if line else "nothing booked"
        yours = f'<<= setup.said($bill["{name}"], {axis.decimals})>>'
        label = f"{escaped(axis.name)}<br><small>{escaped(axis.unit)}</small>"
        rows.append(f"<tr><td>{label}</td><td>{yours}</td><td>{escaped(theirs)}</td></tr>")
    ending = decision.endings.get(history_of(decision).state.place)
    told = f"<p>History ended at: {escaped(ending.title)}.</p>" if ending else ""
    return "\n".join(["<h2>The reckoning</h2>", told, "<table>", *rows, "</table>"])
