"""What is read in each stage, and how long that takes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from game.lesson.course import road_of, state_at
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage, Position
from game.story.conditions import Meters
from game.story.engine import offer
from game.story.lesson import LessonRole
from game.story.prose import Prose, count_words, select_text

WORDS_A_MINUTE = 180


@attrs.frozen
class Words:
    """Words that a student reads: what nobody can leave out, and with all that is there for whoever has more time."""

    short: int = 0
    long: int = 0

    def __add__(self, other: "Words") -> "Words":
        """Return the words of both."""
        return Words(self.short + other.short, self.long + other.long)

    def of(self, *, long: bool) -> int:
        """Return the words of one of the two lengths."""
        return self.long if long else self.short


def reading_seconds(words: int) -> int:
    """Return how long words take to read, in whole seconds, rounded up."""
    return -(-words * 60 // WORDS_A_MINUTE)


def count_read(plan: Plan, position: Position) -> Words:
    """Count the words of a stage, for the role that has the most to read there."""
    count = _COUNTS.get(position.stage)
    return count(plan, position) if count else Words()


def _of_briefs(plan: Plan, _: Position) -> Words:
    """Count what all read, and the longest brief."""
    decision, meters = plan.decision, road_of(plan, ()).state.meters
    told = plan.lesson.situation or decision.briefing.text
    briefs = [count_brief(plan, role) for role in plan.lesson.roles]
    most = Words(max((one.short for one in briefs), default=0), max((one.long for one in briefs), default=0))
    return _prose(told, meters) + most


def count_brief(plan: Plan, role: LessonRole) -> Words:
    """Count what a role reads before the first juncture: its brief and wants; in the long one also its papers."""
    wants = sum(count_words(want) for want in (*role.wants, role.task))
    papers = sum(_paper(plan, name) for name in role.papers)
    return Words(
        count_words(role.brief) + wants,
        count_words(role.long_brief or role.brief) + wants + papers,
    )


def _of_page(plan: Plan, position: Position) -> Words:
    """Count a juncture's page with its choices and the longest note; in the long one also papers and advice."""
    state = state_at(plan, position)
    passage = plan.decision.passages[position.place]
    choices = sum(count_words(offered.choice.text) for offered in offer(plan.decision, state))
    notes = [count_note(plan, role, position) for role in plan.lesson.roles]
    beside = sum(_paper(plan, name) for name in passage.papers)
    beside += sum(count_words(select_text(advice, state.meters)) for _, advice in passage.advice)
    most = Words(max((one.short for one in notes), default=0), max((one.long for one in notes), default=0) + beside)
    return _prose(passage.text, state.meters) + Words(choices, choices) + most


def count_note(plan: Plan, role: LessonRole, position: Position) -> Words:
    """Count what a role alone is told at a juncture; its papers are part of the long reading."""
    found = Words()
    meters = state_at(plan, position).meters
    for note in role.notes:
        if note.passage == position.place:
            papers = sum(_paper(plan, name) for name in note.papers)
            found += _prose(note.text, meters) + Words(0, papers)
    return found


def _of_carried(plan: Plan, position: Position) -> Words:
    road, found = road_of(plan, position.steps), Words()
    for index in range(position.told, len(position.steps)):
        step = position.steps[index]
        carried = plan.carried.get(step.passage)
        if carried is not None and carried.digest:
            found += _prose(carried.digest, road.states[index + 1].meters)
            continue
        choice = plan.decision.choice_of(step)
        found += _prose(plan.decision.passages[step.passage].text, road.states[index].meters)
        found += _text(choice.text) + _prose(choice.then, road.states[index + 1].meters)
    return found


def _of_consequence(plan: Plan, position: Position) -> Words:
    return _prose(plan.decision.choice_of(position.steps[-1]).then, state_at(plan, position).meters)


def _of_ending(plan: Plan, position: Position) -> Words:
    return _prose(plan.decision.endings[position.place].text, state_at(plan, position).meters)


def _of_card(plan: Plan, position: Position) -> Words:
    return _text(plan.lesson.cards[position.card].question)


def _of_reveal(plan: Plan, position: Position) -> Words:
    reveal, meters = plan.decision.reveal, state_at(plan, position).meters
    beside = (text for part in (reveal.days, reveal.notes) for one in part for text in [select_text(one.text, meters)])
    return _prose(reveal.text, meters) + Words(0, sum(count_words(text) for text in beside))


def _prose(prose: Prose, meters: Meters) -> Words:
    return _text(select_text(prose, meters))


def _text(text: str) -> Words:
    words = count_words(text)
    return Words(words, words)


def _paper(plan: Plan, name: str) -> int:
    return count_words(plan.references.papers[name].text)


_COUNTS: Mapping[LessonStage, Callable[[Plan, Position], Words]] = MappingProxyType(
    {
        LessonStage.BRIEFS: _of_briefs,
        LessonStage.CARRIED: _of_carried,
        LessonStage.PAGE: _of_page,
        LessonStage.CONSEQUENCE: _of_consequence,
        LessonStage.ENDING: _of_ending,
        LessonStage.REVEAL: _of_reveal,
        LessonStage.DEBRIEF: _of_card,
    }
)
