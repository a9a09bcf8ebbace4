"""A student's page as plain text, in parts, so that whoever follows hears only what is new. Pure."""

from collections.abc import Iterator

import attrs

from game.lesson.stages import AT_JUNCTURE, OPEN_VOTES, LessonStage
from game.lesson.titles import KINDS, STAGES, describe_tally, format_clock
from game.lesson.view_values import (
    CommonView,
    DigestView,
    NewsView,
    OwnRoadView,
    OwnRole,
    QuestionView,
    StudentView,
    TallyView,
)
from game.line.cells import fill
from game.line.reckoning import write_bills
from game.line.reveal import write_days, write_notes, write_predictions
from game.line.words import captioned, end_sentence, join_paragraphs, write_items, write_prose
from game.play.page import Page, ReckoningDetail, RevealDetail

_TELLING = frozenset(
    {
        LessonStage.BRIEFS,
        LessonStage.CARRIED,
        LessonStage.PAGE,
        LessonStage.CONSEQUENCE,
        LessonStage.ENDING,
        LessonStage.REVEAL,
    }
)
"""The stages in which the story is what the page is about."""


@attrs.frozen(kw_only=True)
class Part:
    """A part of a page; one that `lasts` is told once and not again, though later pages still have it."""

    text: str
    lasts: bool = False


def write_head(view: StudentView, width: int) -> str:
    """Return what a page begins with: the stage, who one is, how much time there is."""
    common = view.common
    if common is None:
        return fill(f"You are {view.name}. Your own code is {view.code}.", width)
    time = ""
    if view.clock is not None and view.clock.stage_planned and not common.stopped:
        time = f", {format_clock(view.clock.stage_left)} left"
    return fill(f"{STAGES[common.stage]} ({view.name}{time})", width)


def write_parts(view: StudentView, width: int) -> tuple[Part, ...]:
    """Return what stands on a student's page now, but for what it asks."""
    parts = [Part(text=fill(view.notice, width) if view.notice else "")]
    if view.common is not None:
        parts += _write_present(view, view.common, width)
        parts += _write_story(view.common, width)
        parts += _write_own(view, view.common, width)
    return tuple(part for part in parts if part.text)


def _write_present(view: StudentView, common: CommonView, width: int) -> Iterator[Part]:
    """Yield what is just now: news, who speaks, what was decided, tallies."""
    if common.paused and not common.stopped:
        yield Part(text=fill("The clock stands: your teacher has paused the class.", width))
    for news in (*common.news, *view.news):
        yield Part(text=_write_news(news, width), lasts=True)
    if common.speaker is not None:
        yield Part(text=fill(f"{common.speaker.name} has the floor.", width))
    if common.stage is LessonStage.LOBBY:
        text = f"You are in. Your own code is {view.code}: it brings you back here or on a phone."
        yield Part(text=fill(text, width))
        if view.role is not None:
            role = f"Your role is {view.role.public.title}. Your brief comes when the class begins."
            yield Part(text=fill(role, width))
    if common.outcome is not None:
        decided = f"The class decided: {end_sentence(common.outcome.text)} {common.outcome.rule} {common.outcome.tie}"
        yield Part(text=fill(decided, width))
    if common.prompt and common.stage is LessonStage.DISCUSSION:
        yield Part(text=fill(f"To talk over: {common.prompt}", width))
    if view.group is not None:
        met = f"You meet with {view.group.title}: {', '.join(view.group.names)}. Find your line, and who says it."
        yield Part(text=fill(met, width))
    for tally in common.tallies:
        yield Part(text=_write_tally(tally, width))
    yield Part(text=captioned("Reasons given:", write_items(common.reasons, width), width))


def _write_news(news: NewsView, width: int) -> str:
    papers = fill(f"On your desk: {'; '.join(card.title for card in news.papers)}.", width) if news.papers else ""
    return join_paragraphs((fill(f"News: {news.title}", width), write_prose(news.text, width), papers))


def _write_tally(tally: TallyView, width: int) -> str:
    lines = (
        f"{line.ballots + line.hands}{f' (weight {line.weight})' if line.weight else ''}: {line.text}"
        for line in tally.lines
    )
    head = f"{f'{tally.question} ' if tally.question else ''}{describe_tally(tally)}."
    return captioned(head, write_items(lines, width), width)


def _write_own(view: StudentView, common: CommonView, width: int) -> Iterator[Part]:
    """Yield what is the student's own: what they sent, their role, their road."""
    voting = OPEN_VOTES.get(common.stage)
    for ballot in view.ballots:
        if ballot.voting == voting:
            text = f"Your ballot is in: {end_sentence(ballot.text)} 'u' changes it until the vote is closed."
            yield Part(text=fill(text, width))
    for question in view.questions:
        yield Part(text=_write_sealed(question, width))
    if common.card is not None:
        yield Part(text=_write_card(view, common, width))
    if view.reflection:
        yield Part(text=fill("Your answer is in. Thank you. 'u' changes it.", width))
    if view.role is not None and common.stage is not LessonStage.LOBBY:
        for role in (view.role, *view.stands_in_for):
            yield Part(text=write_role(role, width), lasts=True)
            yield Part(text=captioned("For you alone, now:", write_prose(role.note, width), width), lasts=True)
        yield Part(text=_write_desk(view, width), lasts=True)
    if common.stage in AT_JUNCTURE and view.role is not None and "vote" not in view.may and voting is not None:
        yield Part(text=fill("Your role does not vote here.", width))
    if view.own_road is not None:
        yield Part(text=_write_own_road(view.own_road, width), lasts=True)
    yield Part(text=write_predictions(view.predictions, width), lasts=True)


def _write_sealed(question: QuestionView, width: int) -> str:
    said = next((one.text for one in question.answers if one.id == question.answer), "")
    if not said:
        return ""
    return fill(f"You said: {said}, {question.confidence} in 100 sure. It is sealed until the reveal.", width)


def _write_card(view: StudentView, common: CommonView, width: int) -> str:
    card = common.card
    if card is None:
        return ""
    head = fill(f"{KINDS[card.kind]}, {card.number} of {card.count}", width)
    if "answer" not in view.may:
        spoken = "This one is talked about, not written."
        return join_paragraphs((head, fill(card.question, width), "" if card.written else fill(spoken, width)))
    kept = fill("Your answer is in. 'u' changes it until the card is closed.", width) if view.answer else ""
    return join_paragraphs((head, kept))


def write_role(role: OwnRole, width: int, *, longer: bool = False) -> str:
    """Return a role's brief, or the longer one, and what it wants."""
    head = f"You also speak for: {role.public.title}" if role.deputy else f"Your role: {role.public.title}"
    return join_paragraphs(
        (
            fill(head, width),
            write_prose(role.public.card, width),
            write_prose(role.longer if longer and role.longer else role.brief, width),
            captioned("You want:", write_items(role.wants, width), width),
            fill(f"Your task: {role.task}", width) if role.task else "",
        )
    )


def _write_desk(view: StudentView, width: int) -> str:
    titles = "; ".join(f"{number}. {card.title}" for number, card in enumerate(view.papers, 1))
    return fill(f"On your desk: {titles}. 'd 1' reads the first.", width) if titles else ""


def _write_own_road(road: OwnRoadView, width: int) -> str:
    same = ", where the class came to as well" if road.same_ending_as_class else ""
    history = " That is history's own road." if road.same_as_history else ""
    steps = (
        f"{step.title}: {end_sentence(step.text)}{'' if step.own else ' (You cast no ballot that was open here.)'}"
        for step in road.steps
    )
    text = fill(f"Your own ballots alone would have led to: {road.ending}{same}.{history}", width)
    return join_paragraphs((text, write_items(steps, width)))


def _write_story(common: CommonView, width: int) -> Iterator[Part]:
    """Yield the story: what was carried, the page, and with hindsight history and the bills."""
    for digest in common.digests:
        yield Part(text=_write_digest(digest, width), lasts=True)
    yield Part(text=write_prose(common.situation, width), lasts=True)
    page = common.page
    if page is None:
        return
    if common.stage in _TELLING or common.stage in AT_JUNCTURE:
        yield Part(text=write_page(page, width), lasts=True)
    if isinstance(page.detail, RevealDetail):
        yield Part(text=write_days(page.detail.days, width), lasts=True)
        yield Part(text=write_notes(page.detail.notes, width), lasts=True)
    if isinstance(page.detail, ReckoningDetail):
        yield Part(text=write_bills(page.detail.lines, width, whose="Class"), lasts=True)
        yield Part(text=_write_roads(common, width), lasts=True)


def _write_digest(digest: DigestView, width: int) -> str:
    chosen = fill(f"Chosen: {digest.chosen}", width) if digest.chosen else ""
    head = fill(f"Meanwhile: {digest.title}, {digest.date}", width)
    return join_paragraphs((head, write_prose(digest.text, width), chosen, write_prose(digest.then, width)))


def write_page(page: Page, width: int) -> str:
    """Return the page of the story, who is in the room, and what is known of the ground."""
    there = "; ".join(f"{person.name}, {person.role}" for person in page.people)
    place = ", ".join(part for part in (page.date, page.place) if part)
    return join_paragraphs(
        (
            "\n".join((fill(page.title, width), fill(place, width))),
            write_prose(page.text, width),
            fill(f"In the room: {there}. 'p NAME' asks one of them.", width) if there else "",
            fill(f"A map hangs here: {page.map.title}. 'map' tells it.", width) if page.map else "",
        )
    )


def _write_roads(common: CommonView, width: int) -> str:
    roads = common.roads
    if roads is None or not roads.roads:
        return ""
    lines = (f"{title}: {count} of {roads.roads}" for title, count in roads.endings)
    return captioned("Where all single ballots would have led:", write_items(lines, width), width)
