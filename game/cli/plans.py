"""The plans of lessons, for whoever holds classes: opened once each."""

import contextlib

from game.errors import OnesideError
from game.lesson.plan import Plan
from game.library.catalogue import Catalogue
from game.library.lesson_catalogue import find_lesson


class Plans:
    """The plans of lessons by their ids; the one that was typed may lie anywhere."""

    def __init__(self, catalogue: Catalogue, typed: str | None = None) -> None:
        """Know where to look."""
        self._catalogue, self.typed = catalogue, typed
        self._known: dict[str, Plan] = {}

    def open(self, typed: str) -> Plan:
        """Open what a person typed; raises OnesideError."""
        opened = find_lesson(self._catalogue, typed).open()
        plan = Plan(lesson=opened.lesson, decision=opened.decision, references=opened.references)
        return self._known.setdefault(plan.lesson.id, plan)

    def find(self, lesson: str) -> Plan:
        """Return the plan of a lesson; raises OnesideError."""
        if self.typed is not None and lesson not in self._known:
            with contextlib.suppress(OnesideError):
                self.open(self.typed)
        return self._known.get(lesson) or self.open(lesson)
