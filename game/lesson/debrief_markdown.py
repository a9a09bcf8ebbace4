"""The debrief sheet, and two classes side by side, as Markdown: a student's words are text in it and nothing else."""

import re
from collections.abc import Iterable, Iterator

from game.lesson.comparison import ClassComparison
from game.lesson.debrief import DebriefSheet, JunctureSheet, PredictionSheet
from game.lesson.titles import describe_tally
from game.lesson.view_values import TallyView
from game.play.page import ReckoningDetail
from game.play.phrases import describe_axis, format_amount

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&=:$^@])")


def escape_markdown(text: str) -> str:
    """Return words as one line of Markdown that says just them."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def write_debrief(sheet: DebriefSheet) -> str:
    """Return the sheet as Markdown."""
    held = escape_markdown(", ".join(part for part in (sheet.class_id, sheet.began) if part))
    taken = f"{sheet.students} students, {sheet.minutes_taken} of {sheet.minutes_planned} minutes"
    lines = [f"# {escape_markdown(sheet.lesson)}", "", f"Class {held}: {taken}."]
    for juncture in sheet.junctures:
        lines += _write_juncture(juncture)
    lines += _write_end(sheet)
    if sheet.predictions:
        lines += ["", "## What history did, and what was predicted", ""]
        lines += [_write_prediction(prediction) for prediction in sheet.predictions]
    lines += _write_roles(sheet)
    for question, answers in (*sheet.answers, (sheet.reflection, sheet.reflections)):
        if answers:
            lines += ["", f"## {escape_markdown(question)}", "", *_quote(answers)]
    return "\n".join(lines) + "\n"


def _write_juncture(juncture: JunctureSheet) -> Iterator[str]:
    yield from ("", f"## {escape_markdown(juncture.title)}", "")
    if juncture.question:
        yield from (f"*{escape_markdown(juncture.question)}* {escape_markdown(juncture.rule)}", "")
    for tally in juncture.tallies:
        yield from _write_tally(tally)
    if juncture.chosen:
        tie = " after a tie" if juncture.tied else ""
        yield f"The class chose{tie}: **{escape_markdown(juncture.chosen)}**"
    if juncture.history:
        yield from ("", f"History: **{escape_markdown(juncture.history)}**")
    for choice, reasons in juncture.reasons:
        yield from ("", f"Why {escape_markdown(choice)}:", "", *_quote(reasons))


def _write_tally(tally: TallyView) -> Iterator[str]:
    yield from (f"{describe_tally(tally)}.", "")
    for line in tally.lines:
        weight = f" (weight {line.weight})" if line.weight else ""
        yield f"- {line.ballots + line.hands}{weight}: {escape_markdown(line.text)}"
    yield ""


def _write_end(sheet: DebriefSheet) -> Iterator[str]:
    if not sheet.ending:
        return
    yield from ("", "## Where it led", "", f"The class: **{escape_markdown(sheet.ending)}**")
    if sheet.history_ending:
        yield from ("", f"History: **{escape_markdown(sheet.history_ending)}**")
    if sheet.own_endings:
        yield from ("", "Each student's ballots alone would have led to:", "")
        yield from (f"- {count}: {escape_markdown(ending)}" for ending, count in sheet.own_endings)
    if sheet.reckoning is not None:
        yield from _write_bill(sheet.reckoning)


def _write_bill(reckoning: ReckoningDetail) -> Iterator[str]:
    yield from ("", "| | counted in | the class | history |", "|---|---|---|---|")
    for line in reckoning.lines:
        amounts = (
            format_amount(amount, line.axis, unit=False) if amount else "nothing booked"
            for amount in (line.yours, line.history)
        )
        cells = (line.axis.name, describe_axis(line.axis), *amounts)
        yield f"| {' | '.join(map(escape_markdown, cells))} |"


def _write_prediction(prediction: PredictionSheet) -> str:
    answers = "; ".join(f"{count} said {escape_markdown(answer)}" for answer, count in prediction.answers)
    right = f" It was: **{escape_markdown(prediction.right)}**" if prediction.right else ""
    return f"- {escape_markdown(prediction.text)} {answers}; {prediction.confidence} in 100 sure on average.{right}"


def _write_roles(sheet: DebriefSheet) -> Iterator[str]:
    yield from ("", "## The table", "")
    for role in sheet.roles:
        names = ", ".join(map(escape_markdown, role.names)) or "nobody"
        objective = f" What it was after: {escape_markdown(role.objective)}" if role.objective else ""
        yield f"- **{escape_markdown(role.title)}**: {names}.{objective}"


def _quote(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield f"- {escape_markdown(text)}"


def write_comparison(comparison: ClassComparison) -> str:
    """Return two classes side by side as Markdown."""
    lines = [f"# {escape_markdown(comparison.lesson)}: two classes", ""]
    names = (comparison.earlier.class_id, comparison.later.class_id)
    lines += [f"| | {' | '.join(map(escape_markdown, names))} |", "|---|---|---|"]
    rows = [("Students", str(comparison.earlier.students), str(comparison.later.students))]
    rows += [("Ending", comparison.earlier.ending, comparison.later.ending)]
    for juncture in comparison.junctures:
        rows.append((juncture.title, juncture.chosen[0], juncture.chosen[1]))
        rows += [(f"… {text}", f"{shares[0]} %", f"{shares[1]} %") for text, shares in juncture.shares]
    rows += [(f"Right: {text}", f"{hits[0]} %", f"{hits[1]} %") for text, hits in comparison.predictions]
    lines += [f"| {' | '.join(map(escape_markdown, row))} |" for row in rows]
    return "\n".join(lines) + "\n"
