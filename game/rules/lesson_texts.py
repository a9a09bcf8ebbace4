"""Every text of a lesson with its place, and the day on which it is read where that is before the reveal."""

from collections.abc import Iterator

import attrs

from game.rules.texts import LocatedText, Sort
from game.story.dates import Span
from game.story.lesson import Lesson, LessonRole
from game.story.mark import Mark
from game.story.model import Decision
from game.story.prose import Prose


@attrs.frozen
class ToldText:
    """A text that students read before the reveal, where it stands, and the day of the story on which they do."""

    text: str
    mark: Mark
    day: Span | None


def texts_of_lesson(lesson: Lesson, decision: Decision) -> tuple[LocatedText, ...]:
    """Return every text of a lesson."""
    told = (LocatedText(one.text, one.mark, Sort.VOICE) for one in told_before_reveal(lesson, decision))
    return tuple(located for located in (*told, *_for_teachers(lesson), *_after_reveal(lesson)) if located.text)


def told_before_reveal(lesson: Lesson, decision: Decision) -> Iterator[ToldText]:
    """Yield what students read before they are told what history did."""
    first = _day_of(decision, lesson.junctures[0].passage)
    yield from _prose(lesson.situation, first)
    for role in lesson.roles:
        yield from _of_role(role, first, decision)
    for juncture in lesson.junctures:
        day = _day_of(decision, juncture.passage)
        yield from (ToldText(text, juncture.mark, day) for text in (juncture.question, juncture.prompt))
    for carried in lesson.carried:
        yield from _prose(carried.digest, _day_of(decision, carried.passage))
    for inject in lesson.injects:
        days = [day for name in inject.passages if (day := _day_of(decision, name)) is not None]
        last = max(days, key=lambda day: day.last, default=None)
        yield from (ToldText(text, inject.mark, last) for text in (inject.title, inject.text))


def _of_role(role: LessonRole, first: Span | None, decision: Decision) -> Iterator[ToldText]:
    for text in (role.title, role.card, role.brief, role.long_brief, role.task, *role.wants):
        yield ToldText(text, role.mark, first)
    for note in role.notes:
        yield from _prose(note.text, _day_of(decision, note.passage))


def _for_teachers(lesson: Lesson) -> Iterator[LocatedText]:
    for text in (lesson.title, lesson.summary, *lesson.goals):
        yield LocatedText(text, lesson.mark, Sort.LINE)
    for side in lesson.sides:
        yield LocatedText(side.title, side.mark, Sort.LINE)
    for criterion in lesson.rubric:
        for text in (criterion.title, *criterion.levels):
            yield LocatedText(text, criterion.mark, Sort.LINE)


def _after_reveal(lesson: Lesson) -> Iterator[LocatedText]:
    for role in lesson.roles:
        yield LocatedText(role.objective, role.mark, Sort.VOICE)
    for card in lesson.cards:
        yield LocatedText(card.question, card.mark, Sort.VOICE)
    yield LocatedText(lesson.reflection, lesson.mark, Sort.VOICE)


def _prose(prose: Prose, day: Span | None) -> Iterator[ToldText]:
    return (ToldText(piece.text, piece.mark, day) for piece in prose)


def _day_of(decision: Decision, passage: str) -> Span | None:
    found = decision.passages.get(passage)
    return found.date if found else None
