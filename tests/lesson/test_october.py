"""A class on a decision as it is shipped, with thirty students."""

import functools
from pathlib import Path

import pytest

from game.lesson.course import list_open_choices, state_at
from game.lesson.debrief import build_debrief
from game.lesson.debrief_markdown import write_debrief
from game.lesson.event_lines import read_class, write_class
from game.lesson.folding import fold
from game.lesson.plan import Plan
from game.lesson.proof import prove
from game.lesson.records import list_sheets
from game.lesson.stages import OPEN_VOTES, LessonStage
from game.lesson.verbs import Advance, Decide, Join, Refusal, Vote
from game.lesson.views import view_projector, view_student, view_teacher
from game.library.shelf import Shelf
from game.story.lesson import CardKind, DebriefCard, DecisionRule, Juncture, Lesson, LessonRole
from game.story.prose import StyledText, parse
from tests.lesson.lessons import Held
from tests.lesson.test_any_order import state_of
from tests.lesson.test_secrecy import strings_in

CONTENT = Path(__file__).resolve().parents[2] / "content"
JUNCTURES = ("two-drafts", "the-fifth", "thirteenth", "iron")


@functools.cache
def october() -> Plan:
    """Return a lesson on October 1950: the men at the table are its roles, each with a paper of his own."""
    shelf = Shelf(CONTENT)
    decision, references = shelf.open("october-1950"), shelf.references()
    papers = [name for name in references.papers if name.startswith("october-")]
    roles = tuple(
        LessonRole(
            id=person,
            title=references.people[role.person].name,
            card=role.role,
            brief=f"The secret of {person}.",
            papers=(papers[index],),
            leader=person == "zhou",
        )
        for index, (person, role) in enumerate(decision.people.items())
    )
    lesson = Lesson(
        id="october",
        title="The River in October",
        decision=decision.id,
        minutes=60,
        roles=roles,
        junctures=tuple(Juncture(passage=name, rule=DecisionRule.COUNCIL) for name in JUNCTURES),
        cards=(DebriefCard(id="what", kind=CardKind.DESCRIBE, question="What was known?"),),
        reflection="What do you take along?",
    )
    return Plan(lesson=lesson, decision=decision, references=references)


def list_hindsight() -> set[str]:
    """Return the runs of text that only the reveal has."""
    reveal = october().decision.reveal
    proses = [reveal.text, *(day.text for day in reveal.days), *(note.text for note in reveal.notes)]
    pieces = [piece.text for prose in proses for piece in prose]
    runs = {run.text for text in pieces for block in parse(text) for run in block.runs if isinstance(run, StyledText)}
    return {run for run in runs if len(run) > 30}


def test_it_is_proven_to_end_whatever_the_class_decides() -> None:
    proof = prove(october())
    assert proof.stuck == ()
    assert proof.roads > 20
    assert proof.junctures is not None
    assert 1 <= proof.junctures.least <= proof.junctures.most == len(JUNCTURES)
    assert proof.unreached == ()


@pytest.mark.parametrize("taste", [0, 1, 2])
def test_thirty_students_hold_it_from_the_lobby_to_the_sheet(taste: int) -> None:
    held, hindsight = Held(october()), list_hindsight()
    held.do(*(Join(draw=number * 7919, key=f"key-{number}") for number in range(30)))
    while held.room.stage is not LessonStage.ENDED:
        if held.room.stage in OPEN_VOTES:
            choices = [choice.id for choice in list_open_choices(october(), state_at(october(), held.room.position))]
            for place in held.room.places:
                held.do(Vote(place=place, choice=choices[(place + taste) % len(choices)], reason=f"Because {place}."))
        if isinstance(held.try_(Advance(without_stragglers=True)), Refusal):
            held.do(Decide(choice=choices[0]))
        view_teacher(held.room, held.at)
        seen = [view_student(held.room, place, held.at) for place in (1, 2, 30)]
        told = set(strings_in([*seen, view_projector(held.room, held.at)]))
        assert bool(told & hindsight) == (held.room.stage is LessonStage.REVEAL)
        for view in seen:
            own = {text for text in strings_in(view) if text.startswith("The secret of ")}
            role = held.room.places[view.place].role
            assert own <= {f"The secret of {role}."}
    assert state_of(fold(october(), read_class(write_class(held.log)))) == state_of(held.room)
    sheet = build_debrief(held.room)
    assert sheet.ending
    assert sum(count for _, count in sheet.own_endings) == 30
    assert write_debrief(sheet).startswith("# The River in October")
    rows = list_sheets(held.room)[0].rows
    assert len(rows) == 60 * sum(step.passage in JUNCTURES for step in held.room.position.steps)
