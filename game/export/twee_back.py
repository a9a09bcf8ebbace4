"""What follows the endings of a Twee story: the questions, the reveal, and the reckoning."""

from collections.abc import Iterator

from game.export.seat import ask_before_reveal, order_answers
from game.export.twee_text import escape
from game.export.twee_typesetter import Typesetter
from game.play.citations import Citations
from game.play.phrases import (
    describe_article,
    describe_axis,
    describe_firmness,
    format_amount,
    list_dispute_parts,
    list_sides,
)
from game.play.side_panel import build_amount
from game.story.bill import Line
from game.story.questions import Question
from game.story.references import Axis
from game.story.walk import bill_of, history_of

BRIEFING, QUESTION, REVEAL, RECKONING = "the briefing", "the question", "the reveal", "the reckoning"
"""Names of passages; a place of the story has no blank in its name, so none can be one of these."""


def write_back_passages(typesetter: Typesetter) -> Iterator[tuple[str, str, str]]:
    """Yield the passages behind the endings: name, tags and text of each."""
    questions = ask_before_reveal(typesetter.decision)
    following = [*map(question_name, questions), REVEAL][1:]
    for question, after in zip(questions, following, strict=False):
        yield question_name(question), "question nobr", _question(typesetter, question, f'"{after}"')
    for question in typesetter.decision.reveal.questions:
        if question.at:
            yield question_name(question), "question nobr", _question(typesetter, question, "$next")
    yield REVEAL, "reveal nobr", _reveal(typesetter)
    yield RECKONING, "reckoning nobr", _reckoning(typesetter)


def question_name(question: Question) -> str:
    """Return the name of the passage that asks a question."""
    return f"{QUESTION} / {question.id}"


def _question(typesetter: Typesetter, question: Question, after: str) -> str:
    decision = typesetter.decision
    spot = decision.passages.get(question.at)
    today = decision.date.first if spot is None else spot.date.last
    answers = [
        f'<li data-choice="{answer.id}"><<link "{escape(answer.text)}" {after}>>'
        f'<<set $guess["{question.id}"] to "{answer.id}">><</link>></li>'
        for answer in order_answers(question)
    ]
    title = "What did history do here?" if question.at else "Before the reveal"
    leave = f'<p><<link "Leave it open" {after}>><</link>></p>'
    text = typesetter.at(today).text(question.text)
    return "\n".join([f"<h2>{title}</h2>", text, f'<ol data-place="{question.id}">', *answers, "</ol>", leave])


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
    """Tell how the papers survive, who composed them, and what became known of them later."""
    laid = dict.fromkeys(name for passage in typesetter.decision.passages.values() for name in passage.papers)
    if laid:
        yield "<h3>What became of the papers</h3>"
    for paper in map(typesetter.references.papers.__getitem__, laid):
        yield f"<p><b>{escape(paper.title)}</b>. {escape(paper.survives)}</p>"
        if paper.composed:
            yield f"<p>Composed for this game:</p>{typesetter.text(paper.composed)}"
        yield typesetter.text(paper.afterwards) if paper.afterwards else ""


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
        warned = decision.warnings.get(name, axis.warning)
        warning = f"<br>{typesetter.text(warned)}" if warned else ""
        label = f"{escape(axis.name)}<br><small>{escape(describe_axis(axis))}{warning}</small>"
        theirs = escape(_theirs(typesetter, history[name], axis)) if name in history else "nothing booked"
        rows.append(f"<tr><td>{label}</td><td><<= {_mine(typesetter, name)}>></td><td>{theirs}</td></tr>")
    ending = decision.endings.get(history_of(decision).state.place)
    text = f"<p>History ended at: {escape(ending.title)}.</p>" if ending else ""
    return "\n".join(["<h2>The reckoning</h2>", text, "<table>", *rows, "</table>"])


def _mine(typesetter: Typesetter, axis: str) -> str:
    """Return what says the player's own line: the sum of what was booked, or where the scale stands."""
    for meter, column in typesetter.decision.columns.items():
        if column == axis:
            return f'setup.step("{axis}", {typesetter.dialect.variables[meter]})'
    return f'setup.said("{axis}")'


def _theirs(typesetter: Typesetter, line: Line, axis: Axis) -> str:
    amount = build_amount(line, axis, Citations(typesetter.references))
    besides = (*list_sides(amount, axis), describe_article(amount, axis), describe_firmness(amount))
    return "; ".join(part for part in (format_amount(amount, axis, unit=False), *besides) if part)
