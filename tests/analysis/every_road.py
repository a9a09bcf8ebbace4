"""Brute force: every road of a small decision walked with the engine, one by one."""

from collections.abc import Iterator
from fractions import Fraction

from game.story.engine import begin, choose, offer
from game.story.journal import Step
from game.story.model import Decision
from game.story.state import State
from game.story.walk import Walk


def every_road(decision: Decision) -> Iterator[tuple[Walk, Fraction]]:
    """Walk every road to its ending, or to where the player is stuck, with its chance."""

    def onward(steps: tuple[Step, ...], states: tuple[State, ...], chance: Fraction) -> Iterator[tuple[Walk, Fraction]]:
        opened = [offered.choice for offered in offer(decision, states[-1]) if offered.open]
        if not opened:
            yield Walk(steps, states), chance
        for choice in opened:
            step = Step(states[-1].place, choice.id)
            after = choose(decision, states[-1], choice.id)
            yield from onward((*steps, step), (*states, after), chance / len(opened))

    return onward((), (begin(decision),), Fraction(1))


def choices_of(road: Walk) -> tuple[str, ...]:
    """Return the choice ids of a road."""
    return tuple(step.choice for step in road.steps)
