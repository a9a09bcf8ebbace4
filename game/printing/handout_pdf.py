"""A lesson on paper as a PDF."""

from collections.abc import Iterator, Sequence

from game.lesson.titles import format_clock
from game.play.cards import PaperCard
from game.play.phrases import paper_head
from game.play.questions import CONFIDENCES
from game.printing.handout import BallotPaper, DebriefPaper, Handout, RoleCard, Slip
from game.printing.sheet_pdf import SheetPdf

SURENESS = tuple(str(percent) for percent, _ in CONFIDENCES.values())
_FOR_ONE = "Show this to nobody."


def write_handout_pdf(handout: Handout) -> bytes:
    """Return the document."""
    sheet = SheetPdf(f"{handout.title}: on paper")
    _write_plan(sheet, handout)
    _write_questions(sheet, handout)
    _write_situation(sheet, handout)
    for role in handout.roles:
        _write_role(sheet, role)
    _write_slips(sheet, handout.slips)
    for ballot in handout.ballots:
        sheet.begin_page(10.5)
        for _ in range(2):
            sheet.slip(lambda ballot=ballot: _write_ballot(sheet, ballot))  # type: ignore[misc] # mypy knows no such default
    _write_cards(sheet, handout)
    _write_sources(sheet, handout)
    return sheet.finish()


def _write_plan(sheet: SheetPdf, handout: Handout) -> None:
    sheet.begin_page()
    sheet.label("For the teacher")
    sheet.heading(handout.title, 20)
    sheet.text(handout.summary)
    if handout.goals:
        sheet.heading("What it is for", 11.5)
        sheet.items(handout.goals)
    sheet.heading(f"The plan: {handout.minutes} minutes", ruled=True)
    more = (
        " That is more than you have: stop after any stage, and go on another day with the same roles."
        if handout.longest > handout.minutes
        else ""
    )
    sheet.small(
        f"The times are those of the road that takes longest, {handout.longest} minutes; a class that takes another is "
        f"done sooner.{more} The pages of the story are shown by 'oneside host {handout.id} --hands', or printed by "
        f"'oneside export {handout.decision} --to gamebook'."
    )
    sheet.table(("from", "takes", "stage", "what happens"), _list_rows(handout), (13, 13, 42, 108))
    sheet.heading("The roles", ruled=True)
    sheet.small(
        "Give each student one card; several may hold the same. What a role was after is told in the debrief, and to "
        "nobody before."
    )
    rows = ((role.title, role.side, "; ".join(role.remarks), role.objective) for role in handout.roles)
    sheet.table(("role", "side", "to know", "was after"), rows, (30, 26, 52, 68))


def _list_rows(handout: Handout) -> Iterator[Sequence[str]]:
    for row in handout.rows:
        if row.head:
            yield (row.head,)
        yield (format_clock(row.begins), format_clock(row.seconds), row.stage, row.does)
        if row.may_stop:
            yield ("Two periods? Stop here, and go on next time with the same roles.",)


def _write_questions(sheet: SheetPdf, handout: Handout) -> None:
    sheet.begin_page()
    sheet.heading("To talk over", ruled=True)
    for one in handout.questions:
        sheet.heading(": ".join(part for part in (one.title, one.question) if part), 11.5)
        if one.prompt:
            sheet.text(one.prompt)
        sheet.small(one.rule)
    if handout.rubric:
        sheet.heading("To mark by", ruled=True)
        columns = max(len(criterion.levels) for criterion in handout.rubric)
        rows = [(one.title, *one.levels, *[""] * (columns - len(one.levels))) for one in handout.rubric]
        sheet.table((), rows, (34, *[142 / columns] * columns))


def _write_situation(sheet: SheetPdf, handout: Handout) -> None:
    if not handout.situation:
        return
    sheet.begin_page()
    sheet.label("For everybody")
    sheet.heading("Where you are", ruled=True)
    sheet.prose(handout.situation)
    sheet.heading("Who is at the table", 11.5)
    for role in handout.roles:
        sheet.text(role.title, "B")
        with sheet.indented(5):
            sheet.prose(role.card)


def _write_role(sheet: SheetPdf, role: RoleCard) -> None:
    sheet.begin_page(10.5)
    sheet.label(f"Your role. {_FOR_ONE}")
    sheet.heading(role.title, ruled=True, tight=True)
    sheet.prose(role.card)
    sheet.prose(role.brief)
    if role.wants:
        sheet.heading("What you want", 9.5)
        sheet.items(role.wants)
    if role.task:
        sheet.heading("Your task", 9.5)
        sheet.text(role.task)
    if role.long_brief:
        sheet.cut()
        sheet.label(f"The longer brief. {_FOR_ONE}")
        sheet.heading(role.title, ruled=True, tight=True)
        sheet.prose(role.long_brief)
    if role.papers:
        sheet.begin_page()
        sheet.label(f"On your desk, {role.title}. Tell of it what you like.")
        _write_papers(sheet, role.papers)


def _write_papers(sheet: SheetPdf, papers: Sequence[PaperCard]) -> None:
    for card in papers:
        with sheet.indented(4):
            sheet.heading(card.title, 10)
            sheet.small(paper_head(card))
            sheet.prose(card.text)


def _write_slips(sheet: SheetPdf, slips: Sequence[Slip]) -> None:
    if not slips:
        return
    sheet.begin_page(10.5)
    sheet.label("To be cut, and handed out during the lesson")
    for slip in slips:
        sheet.slip(lambda slip=slip: _write_slip(sheet, slip))  # type: ignore[misc] # as above


def _write_slip(sheet: SheetPdf, slip: Slip) -> None:
    sheet.label(slip.to, f"at: {slip.when}")
    sheet.heading(slip.title, 11, tight=True)
    sheet.prose(slip.text)
    _write_papers(sheet, slip.papers)


def _write_ballot(sheet: SheetPdf, ballot: BallotPaper) -> None:
    sheet.label(ballot.title, "My role: ________________________")
    sheet.heading(ballot.question, 11.5, tight=True)
    for letter, text, may_be_closed in ballot.choices:
        sheet.choice(letter, f"{text}{' *' * may_be_closed}")
    if any(may_be_closed for *_, may_be_closed in ballot.choices):
        sheet.small("* Your teacher says whether this is open.")
    sheet.small("Why? In a sentence or two. Which paper do you rely on?")
    sheet.lines(3, 6.5)
    sheet.ticks("How sure are you?", SURENESS, "in 100")
    if ballot.predicts:
        sheet.small(
            "What did history do here? Not what should be done: what they really did. "
            "A letter, or something else: ______"
        )
        sheet.ticks("How sure are you?", SURENESS, "in 100")
    if ballot.twice:
        sheet.ticks("After the discussion:", ("I keep my choice", "I now choose ____ because"), "_____________________")


def _write_cards(sheet: SheetPdf, handout: Handout) -> None:
    if not handout.cards and not handout.reflection:
        return
    sheet.begin_page()
    for card in handout.cards:
        sheet.slip(lambda card=card: _write_card(sheet, card))  # type: ignore[misc] # as above
    if handout.reflection:
        last = DebriefPaper(kind="On your way out", question=handout.reflection, written=True)
        sheet.slip(lambda: _write_card(sheet, last))


def _write_card(sheet: SheetPdf, card: DebriefPaper) -> None:
    sheet.label(card.kind, "in writing" if card.written else "to talk about")
    sheet.heading(card.question, 11.5, tight=True)
    if card.written:
        sheet.lines(4)


def _write_sources(sheet: SheetPdf, handout: Handout) -> None:
    if not handout.sources:
        return
    sheet.begin_page(9)
    sheet.label("For the teacher")
    sheet.heading("Where the numbers lead", ruled=True)
    for source in handout.sources:
        sheet.text(f"{source.number}. {source.author}, {source.work}; {source.where}.")
