"""Classes of the lesson on the fleet of 1958 in a register, as if they had been held."""

from pathlib import Path

import attrs

from game.lesson.event_lines import write_line
from game.lesson.events import Event, Opened
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage
from game.lesson.verbs import Advance, Answer, Decide, Join, Predict, Reflect, Refusal, Vote
from game.library.shelf import Shelf
from game.register.register import Register
from tests.cli.commands import ROOT
from tests.lesson.lessons import Held

CONTENT = ROOT / "content"
LESSON = "fleet-1958"
ON = Advance(without_stragglers=True)


def find_plan(lesson: str = LESSON) -> Plan:
    """Return the plan of a shipped lesson."""
    found = Shelf(CONTENT).open_lesson(CONTENT / "lessons" / f"{lesson}.yaml")
    return Plan(lesson=found.lesson, decision=found.decision, references=found.references)


def hold_to_the_end(plan: Plan, words: tuple[str, ...], students: int = 6) -> list[Event]:
    """Return the log of a class in which everybody voted, predicted and wrote, each with one of these words."""
    held = Held(plan).do(*(Join(draw=number) for number in range(students)))
    while held.room.stage is not LessonStage.ENDED:
        for place in held.room.places:
            _take_part(held, place, words[(place - 1) % len(words)])
        if isinstance(held.try_(ON, after=20), Refusal):
            held.do(Decide())
    return held.log


def _take_part(held: Held, place: int, word: str) -> None:
    room = held.room
    choices = room.plan.decision.passages[room.position.place].choices if room.stage is LessonStage.VOTE else ()
    questions = room.plan.decision.reveal.questions
    question = room.plan.question_at(room.position.place)
    for choice in choices[place % 2 :]:
        if not isinstance(held.try_(Vote(place=place, choice=choice.id, reason=word, confidence=60)), Refusal):
            break
    if room.stage is LessonStage.PREDICTION and choices == ():
        answer = room.plan.decision.passages[room.position.place].choices[0].id
        held.try_(Predict(place=place, question=question, answer=answer, confidence=80))
    if room.stage is LessonStage.QUESTIONS:
        for one in questions:
            held.try_(Predict(place=place, question=one.id, answer=one.answers[0].id, confidence=40))
    if room.stage is LessonStage.DEBRIEF:
        held.try_(Answer(place=place, text=word))
    if room.stage is LessonStage.REFLECTION:
        held.try_(Reflect(place=place, text=word))


def keep(register: Register, plan: Plan, log: list[Event], name: str, code: str) -> None:
    """Keep the log of a class in a register."""
    opened = log[0]
    assert isinstance(opened, Opened)
    events = [attrs.evolve(opened, id=name, code=code, began="2026-11-23"), *log[1:]]
    register.open_class(name, code, lesson=plan.lesson.id, decision=plan.decision.id)
    register.append(name, 0, [write_line(event) for event in events]).result()


def list_files(folder: Path) -> set[str]:
    """Return the names of the files in a folder."""
    return {path.name for path in folder.iterdir()}
