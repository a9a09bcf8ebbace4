"""The rules that lessons keep, one a module: the module's docstring is the rule's page in the manual."""

import itertools
from collections.abc import Iterator
from typing import Protocol

from game.parsing.reading import MOST_PROBLEMS
from game.parsing.text_positions import locate
from game.problems import Problem, sort_key
from game.rules.checks import TextCheck, claims, figures, markup, misspelt_names, spelling, unwritten
from game.rules.lesson_checks import (
    briefs,
    course,
    debrief,
    hindsight,
    idle_roles,
    places,
    preferences,
    reading_time,
    role_names,
    rubric,
    shared_names,
    voters,
)
from game.rules.lesson_texts import texts_of_lesson
from game.story.lesson import Lesson
from game.story.model import Decision
from game.story.prose import CITE
from game.story.references import References


class LessonCheck(Protocol):
    """A module that checks a lesson against its decision."""

    CODE: str

    def check(self, lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
        """Return the problems that the rule finds."""


OF_LESSONS: tuple[LessonCheck, ...] = (
    places,
    role_names,
    shared_names,
    preferences,
    voters,
    idle_roles,
    hindsight,
    briefs,
    reading_time,
    debrief,
    rubric,
    course,
)
_OF_TEXTS: tuple[TextCheck, ...] = (claims, figures, spelling, markup, misspelt_names, unwritten)
"""The rules on what a decision says that hold for a lesson, too."""
ASKED_OF_LESSONS = frozenset([*(rule.CODE for rule in OF_LESSONS), *(rule.CODE for rule in _OF_TEXTS)])
HOLDING = frozenset(rule.CODE for rule in (places, role_names, shared_names, preferences, voters, course)) | {
    claims.CODE
}
"""The rules without which a lesson cannot be held: `check` may be told to be silent, opening may not."""


def run_lesson(lesson: Lesson, decision: Decision, references: References, source: str) -> list[Problem]:
    """Return the problems of a lesson in the order of the file; `source` is the file's text."""
    texts = texts_of_lesson(lesson, decision)
    by_rule = [rule.check(lesson, decision, references) for rule in OF_LESSONS]
    by_rule += [rule.check(decision, references, texts) for rule in _OF_TEXTS]
    found = itertools.chain.from_iterable(itertools.islice(problems, MOST_PROBLEMS) for problems in by_rule)
    return sorted(dict.fromkeys(locate(problem, source) for problem in found), key=sort_key)


def list_used_by_lesson(lesson: Lesson, decision: Decision) -> Iterator[str]:
    """Yield the claims and papers that a lesson uses."""
    for located in texts_of_lesson(lesson, decision):
        yield from CITE.findall(located.text)
    for role in lesson.roles:
        yield from role.papers
        for note in role.notes:
            yield from note.papers
    for inject in lesson.injects:
        yield from inject.papers
