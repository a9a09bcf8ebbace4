"""A class of the small lesson, served on the loopback by this process, for programs that join it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from game.hosting.holding import Holding
from game.lesson.classroom import Classroom
from game.lesson.plan import Plan
from game.lesson.verbs import Advance, Decide, Verb
from game.register.register import open_file
from game.web.serving import LOOPBACK, ClassServer
from tests.lesson.lessons import PLAN


@attrs.define
class HeldClass:
    """A class, and the teacher's hand."""

    server: ClassServer
    holding: Holding

    @property
    def room(self) -> Classroom:
        """The class as far as it is kept."""
        return self.holding.room

    @property
    def where(self) -> tuple[str, str]:
        """Address and code, as they are typed."""
        return self.server.address, self.holding.entry.code

    def do(self, verb: Verb) -> None:
        """Do what the teacher does, or another student."""
        refusal = self.server.run(self.holding.perform(verb))
        assert refusal is None, refusal

    def advance_to(self, stage: str) -> None:
        """Go on to a stage, whoever is not done."""
        while self.room.stage.value != stage:
            refusal = self.server.run(self.holding.perform(Advance(without_stragglers=True)))
            if refusal is not None:
                passage = self.room.plan.decision.passages[self.room.position.place]
                self.do(Decide(choice=passage.choices[0].id))


@contextmanager
def hold_class(folder: Path, plan: Plan = PLAN) -> Iterator[HeldClass]:
    """Serve a class whose register lies in a folder."""
    register = open_file(folder)
    server = ClassServer(register, lambda _: plan)
    server.open_at(LOOPBACK, 0)
    held = HeldClass(server, server.run(server.hall.open(plan)))
    try:
        yield held
    finally:
        held.server.stop()
        register.close()
