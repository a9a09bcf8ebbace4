"""The order in which a class is offered choices."""

from collections.abc import Sequence

import pytest

from game.lesson.folding import apply, begin_class
from game.lesson.opening import open_class
from game.lesson.perform import perform
from game.lesson.plan import Plan
from game.lesson.verbs import Advance, Join, Refusal, Verb
from game.lesson.views import view_projector, view_student
from tests.lesson.lessons import DECISION, LESSON
from tests.random_decisions import ARCHIVE

PLAN = Plan(lesson=LESSON, decision=DECISION, references=ARCHIVE)
CLASSES = [f"{number:016x}" for number in range(24)]


def _offered(class_id: str) -> tuple[Sequence[str], ...]:
    room = apply(begin_class(PLAN), open_class(PLAN, class_id, "222222"))
    verbs: list[Verb] = [Join(draw=1, key="a"), Join(draw=2, key="b"), *[Advance(without_stragglers=True)] * 3]
    for verb in verbs:
        result = perform(room, verb, 0)
        assert not isinstance(result, Refusal)
        for event in result:
            room = apply(room, event)
    views = [view_student(room, 1, 0).common, view_student(room, 2, 0).common, view_projector(room, 0).common]
    return tuple([option.id for option in view.choices] for view in views if view is not None)


@pytest.mark.parametrize("class_id", CLASSES[:4])
def test_everybody_in_a_class_is_offered_choices_in_one_order(class_id: str) -> None:
    first, *others = _offered(class_id)
    assert sorted(first) == ["doubt", "leave", "trust"]
    assert all(other == first for other in others)


def test_classes_are_offered_choices_in_different_orders_and_no_choice_always_stands_first() -> None:
    assert {_offered(class_id)[0][0] for class_id in CLASSES} == {"doubt", "leave", "trust"}
