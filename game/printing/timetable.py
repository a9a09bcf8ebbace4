"""The lesson plan on paper: what comes when, on the road that takes longest."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import attrs

from game.lesson.course import decide, find_next_position, list_open_choices, state_at
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage, Position
from game.lesson.timetable import Timetable, timetable_of
from game.lesson.titles import STAGES
from game.lesson.view_votes import describe_rule
from game.story.lesson import Grouping

_STRETCHED = frozenset({LessonStage.DISCUSSION, LessonStage.DEBRIEF})
"""What is given the time that is left over: talking, before and after."""
_ROUND = 30
TWO_PERIODS = 80
"""Minutes from which on a lesson may be held in two periods."""
_GROUPS = MappingProxyType(
    {
        Grouping.NONE: "",
        Grouping.ROLE: "Those of one role meet first, and one speaks for them. ",
        Grouping.SIDE: "Those of one side meet first, and one speaks for them. ",
    }
)


@attrs.frozen(kw_only=True)
class PlanRow:
    """A step of the lesson: when it begins and how long it takes, in seconds; `head` names the juncture it opens.

    After one that `may_stop` the class can break off, and go on in the next period.
    """

    begins: int
    seconds: int
    stage: str
    does: str
    head: str = ""
    may_stop: bool = False


def list_rows(plan: Plan, minutes: int) -> tuple[PlanRow, ...]:
    """Return the steps of a lesson held in so many minutes; what is left over goes to discussion and debrief.

    Its longest road may take more than there is, and is told as it is.
    """
    table = timetable_of(plan, long=minutes > plan.lesson.minutes)
    positions = [one for one in _walk(plan, table) if one.stage not in {LessonStage.LOBBY, LessonStage.ENDED}]
    planned = [table.seconds(position) for position in positions]
    spare = max(0, minutes * 60 - sum(planned))
    talked = sum(seconds for position, seconds in zip(positions, planned, strict=True) if position.stage in _STRETCHED)
    rows, begins = list[PlanRow](), 0
    for position, seconds in zip(positions, planned, strict=True):
        more = spare * seconds // talked // _ROUND * _ROUND if talked and position.stage in _STRETCHED else 0
        rows.append(_make_row(plan, position, begins, seconds + more))
        begins += seconds + more
    return _mark_break(rows, minutes)


def _walk(plan: Plan, table: Timetable) -> Iterator[Position]:
    """Yield the positions of the road that takes longest."""
    position: Position | None = Position(stage=LessonStage.LOBBY, place=plan.decision.opening)
    while position is not None:
        yield position
        if position.stage is LessonStage.DECIDING:
            here = position
            ways = [decide(plan, here, choice.id) for choice in list_open_choices(plan, state_at(plan, here))]
            position = max(ways, key=lambda way: table.seconds(way) + table.rest(way), default=None)
        else:
            position = find_next_position(plan, position)


def _make_row(plan: Plan, position: Position, begins: int, seconds: int) -> PlanRow:
    opens = position.stage is LessonStage.PAGE
    head = f"{plan.decision.passages[position.place].title}: {plan.junctures[position.place].question}" if opens else ""
    tell = _DOES.get(position.stage)
    does = tell(plan, position) if tell else ""
    return PlanRow(begins=begins, seconds=seconds, stage=STAGES[position.stage], does=does, head=head.rstrip(": "))


def _mark_break(rows: list[PlanRow], minutes: int) -> tuple[PlanRow, ...]:
    """Mark the step after which a lesson of two periods is best broken off: before a juncture, nearest to its half."""
    ends = [number for number, (_, after) in enumerate(itertools.pairwise(rows)) if after.head]
    if minutes >= TWO_PERIODS and ends:
        half = sum(row.seconds for row in rows) / 2
        best = min(ends, key=lambda number: abs(rows[number].begins + rows[number].seconds - half))
        rows[best] = attrs.evolve(rows[best], may_stop=True)
    return tuple(rows)


def _tell_carried(plan: Plan, position: Position) -> str:
    titles = [plan.decision.passages[step.passage].title for step in position.steps[position.told :]]
    return f"Tell what happens in between: {'; '.join(titles)}."


def _discuss(plan: Plan, position: Position) -> str:
    juncture = plan.junctures[position.place]
    return f"{_GROUPS[juncture.groups]}{juncture.prompt or 'Who would change their mind, and for what?'}"


def _ask_card(plan: Plan, position: Position) -> str:
    card = plan.lesson.cards[position.card]
    return f"{card.question}{' (in writing)' if card.written else ''}"


_DOES: Mapping[LessonStage, Callable[[Plan, Position], str]] = MappingProxyType(
    {
        LessonStage.BRIEFS: lambda _plan, _: "Give out the role cards. Everybody reads their own, and shows it nobody.",
        LessonStage.CARRIED: _tell_carried,
        LessonStage.PAGE: lambda _plan, _: "Show or read the page. Give out what the roles are told at this juncture.",
        LessonStage.VOTE: lambda _plan, _: "Everybody fills in a ballot with a reason. Nobody talks.",
        LessonStage.PREDICTION: lambda _plan, _: "Everybody writes on the same ballot what history did.",
        LessonStage.DISCUSSION: _discuss,
        LessonStage.SECOND_VOTE: lambda _plan, _: "Everybody votes again, and may keep their choice.",
        LessonStage.DECIDING: lambda plan, position: describe_rule(plan.junctures[position.place]),
        LessonStage.CONSEQUENCE: lambda _plan, _: "Show or read what comes of it.",
        LessonStage.ENDING: lambda _plan, _: "Show or read how this road ends.",
        LessonStage.QUESTIONS: lambda _plan, _: "Last guesses, before history is told.",
        LessonStage.REVEAL: lambda _plan, _: "Show or read what history did, with its sources.",
        LessonStage.RECKONING: lambda _plan, _: "Set the class's bill beside history's.",
        LessonStage.DEBRIEF: _ask_card,
        LessonStage.REFLECTION: lambda plan, _: plan.lesson.reflection,
    }
)
