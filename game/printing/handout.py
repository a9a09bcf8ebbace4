"""What a class is given on paper, as plain values: plan, role cards, slips, ballots, cards and rubric."""

from collections.abc import Iterator

import attrs

from game.lesson.course import road_of
from game.lesson.plan import Plan
from game.lesson.titles import KINDS
from game.lesson.view_votes import describe_rule
from game.play.cards import PaperCard, SourceCard
from game.play.citations import Citations
from game.play.side_panel import build_paper
from game.printing.timetable import PlanRow, list_rows
from game.story.lesson import Criterion, LessonRole
from game.story.model import Choice
from game.story.prose import Block, Prose


@attrs.frozen(kw_only=True)
class RoleCard:
    """A role: its public card, both briefs, what it wants, its papers, and what it was after (told in the debrief)."""

    title: str
    side: str
    card: tuple[Block, ...]
    brief: tuple[Block, ...]
    long_brief: tuple[Block, ...]
    wants: tuple[str, ...]
    task: str
    papers: tuple[PaperCard, ...]
    objective: str
    remarks: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Slip:
    """What is handed to some during the lesson: to whom, when, and what."""

    to: str
    when: str
    title: str
    text: tuple[Block, ...]
    papers: tuple[PaperCard, ...]


@attrs.frozen(kw_only=True)
class BallotPaper:
    """A ballot: what is asked, the choices by letter; for one that `may_be_closed` the teacher says whether it is."""

    title: str
    question: str
    choices: tuple[tuple[str, str, bool], ...]
    twice: bool
    predicts: bool


@attrs.frozen(kw_only=True)
class DiscussionQuestion:
    """What is talked over at a juncture, and how the class then decides."""

    title: str
    question: str
    prompt: str
    rule: str


@attrs.frozen(kw_only=True)
class DebriefPaper:
    """A card of the debrief; `written` where it has lines to write on."""

    kind: str
    question: str
    written: bool


@attrs.frozen(kw_only=True)
class Handout:
    """A lesson on paper. `minutes` are those it is held in, `longest` those that its longest road takes."""

    id: str
    title: str
    decision: str
    summary: str
    goals: tuple[str, ...]
    minutes: int
    longest: int
    rows: tuple[PlanRow, ...]
    situation: tuple[Block, ...]
    roles: tuple[RoleCard, ...]
    slips: tuple[Slip, ...]
    ballots: tuple[BallotPaper, ...]
    questions: tuple[DiscussionQuestion, ...]
    cards: tuple[DebriefPaper, ...]
    reflection: str
    rubric: tuple[Criterion, ...]
    sources: tuple[SourceCard, ...]


def build_handout(plan: Plan, minutes: int) -> Handout:
    """Return a lesson on paper; nothing of history is on what students are given before the debrief."""
    lesson, citations = plan.lesson, Citations(plan.references)
    rows = list_rows(plan, minutes)
    situation = citations.blocks(lesson.situation, road_of(plan, ()).state.meters)
    roles = tuple(_make_role(plan, role, citations) for role in lesson.roles)
    slips = tuple(_list_slips(plan, citations))
    return Handout(
        id=lesson.id,
        title=lesson.title,
        decision=plan.decision.id,
        summary=lesson.summary or plan.decision.summary,
        goals=lesson.goals,
        minutes=minutes,
        longest=-(-sum(row.seconds for row in rows) // 60),
        rows=rows,
        situation=situation,
        roles=roles,
        slips=slips,
        ballots=tuple(_list_ballots(plan)),
        questions=tuple(_list_questions(plan)),
        cards=tuple(
            DebriefPaper(kind=KINDS[card.kind], question=card.question, written=card.written) for card in lesson.cards
        ),
        reflection=lesson.reflection,
        rubric=lesson.rubric,
        sources=citations.cards(),
    )


def _make_role(plan: Plan, role: LessonRole, citations: Citations) -> RoleCard:
    long = role.long_brief if role.long_brief != role.brief else ""
    return RoleCard(
        title=role.title,
        side=next((side.title for side in plan.lesson.sides if side.id == role.side), ""),
        card=citations.text(role.card),
        brief=citations.text(role.brief),
        long_brief=citations.text(long),
        wants=role.wants,
        task=role.task,
        papers=_list_papers(plan, role.papers, citations),
        objective=role.objective,
        remarks=tuple(_list_remarks(plan, role)),
    )


def _list_remarks(plan: Plan, role: LessonRole) -> Iterator[str]:
    """Yield what a teacher has to know of a role when giving it out."""
    if role.observer:
        yield "watches, and does not vote"
    if role.leader:
        yield "leads"
    if role.weight != 1 and not role.observer:
        yield f"counts {role.weight} in a council"
    if role.most:
        yield f"at most {role.most} hold it"
    if role.deputies:
        yield f"if absent: {', then '.join(plan.roles[name].title for name in role.deputies)}"


def _list_papers(plan: Plan, names: tuple[str, ...], citations: Citations) -> tuple[PaperCard, ...]:
    papers = plan.references.papers
    return tuple(build_paper(papers[name], citations, new=False, hindsight=False) for name in names)


def _list_slips(plan: Plan, citations: Citations) -> Iterator[Slip]:
    """Yield what roles alone are told at junctures, in the order of these, and then the news."""
    for juncture in plan.lesson.junctures:
        for role in plan.lesson.roles:
            for note in role.notes:
                if note.passage == juncture.passage:
                    yield Slip(
                        to=role.title,
                        when=plan.decision.passages[note.passage].title,
                        title="For you alone, now",
                        text=citations.text(_join_pieces(note.text)),
                        papers=_list_papers(plan, note.papers, citations),
                    )
    for inject in plan.lesson.injects:
        passages = (plan.decision.passages[name].title for name in inject.passages)
        yield Slip(
            to=", ".join(plan.roles[name].title for name in inject.roles) or "everybody",
            when=" or ".join(passages) or "whenever you like",
            title=f"News: {inject.title}",
            text=citations.text(inject.text),
            papers=_list_papers(plan, inject.papers, citations),
        )


def _join_pieces(prose: Prose) -> str:
    """Return all that may be told, what hangs on how the story went marked as such: paper knows no conditions."""
    return "\n\n".join(f"{'*If it has come to that:* ' if piece.when else ''}{piece.text.strip()}" for piece in prose)


def _list_ballots(plan: Plan) -> Iterator[BallotPaper]:
    for juncture in plan.lesson.junctures:
        passage = plan.decision.passages[juncture.passage]
        yield BallotPaper(
            title=passage.title,
            question=juncture.question or "What is to be done?",
            choices=tuple(_letter(passage.choices)),
            twice=juncture.twice,
            predicts=juncture.predicts,
        )


def _letter(choices: tuple[Choice, ...]) -> Iterator[tuple[str, str, bool]]:
    for number, choice in enumerate(choices):
        yield chr(ord("A") + number), choice.text, choice.when is not None


def _list_questions(plan: Plan) -> Iterator[DiscussionQuestion]:
    for juncture in plan.lesson.junctures:
        yield DiscussionQuestion(
            title=plan.decision.passages[juncture.passage].title,
            question=juncture.question,
            prompt=juncture.prompt,
            rule=describe_rule(juncture),
        )
