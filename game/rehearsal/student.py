"""One made-up student: comes in, looks at the page as a browser does, and fills in what it asks for."""

import random

from game.rehearsal.browser import Browser
from game.rehearsal.forms import Field, Form, read_forms
from game.rehearsal.words import ANSWERS, REASONS

ASKS_ONE_IN_TEN = 0.1
REVISES = 0.06
"""How often a ballot that is in is changed."""
OWN_CODE = "place"
"""The field that brings back a place from elsewhere; a made-up student comes by its cookie."""


class Student:
    """Somebody who is not there; what they do is drawn from a seed."""

    def __init__(self, browser: Browser, code: str, seed: int) -> None:
        """Be ready to come in."""
        self.browser, self.path = browser, f"/c/{code}"
        self._drawn = random.Random(seed)  # noqa: S311 - a rehearsal, not a secret
        self.pace = self._drawn.choice((2.0, 3.0, 4.0, 4.0, 6.0, 12.0))
        """Seconds between two looks at the page: some are slow."""
        self._sent: set[tuple[str, ...]] = set()

    def look(self) -> None:
        """Look at the page, and do one thing that it asks for; raises NoPageError where there is none."""
        for form in read_forms(self.browser.get(self.path)):
            if self._wants_to_send(form):
                self._sent.add(_name(form))
                self.browser.post(form.action, self._fill(form))
                return

    def pause(self) -> float:
        """Return the seconds until the next look."""
        return self.pace * self._drawn.uniform(0.6, 1.5)

    def _wants_to_send(self, form: Form) -> bool:
        verb = form.action.rpartition("/")[2]
        if verb == "join":
            return OWN_CODE not in form.fields
        if verb == "observe":
            return False
        return _name(form) not in self._sent or (verb == "vote" and self._drawn.random() < REVISES)

    def _fill(self, form: Form) -> list[tuple[str, str]]:
        filled = list(form.hidden.items())
        for field in form.fields.values():
            filled += [(field.name, value) for value in self._choose(field, form)]
        return filled

    def _choose(self, field: Field, form: Form) -> list[str]:
        """Return what is written into a field, once or several times or not at all."""
        match field.kind:
            case "radio":
                return [self._drawn.choice(field.options)]
            case "checkbox":
                return [one for one in field.options if self._drawn.random() < ASKS_ONE_IN_TEN * 3]
            case "textarea":
                written = REASONS if form.action.endswith("vote") else ANSWERS
                return [self._drawn.choice(written)]
            case _:
                return []


def _name(form: Form) -> tuple[str, ...]:
    """Return what tells a form from others: what it asks, and at which turn of the class."""
    return (form.action, *(value for name, value in form.hidden.items() if name in {"turn", "question"}))
