"""The legs of a campaign: all of them, the one a game is in, and what a single decision says of being one."""

import attrs

from game.play.game import Game, is_at_fork
from game.play.page import LegView
from game.story.joining import leg_at
from game.story.journal import Stage
from game.story.model import Decision

_ON_THE_WAY = {Stage.PASSAGE, Stage.CONSEQUENCE, Stage.ENDING}


def list_legs(decision: Decision) -> tuple[LegView, ...]:
    """Return the legs of a campaign in order; none for a single decision."""
    return tuple(
        LegView(number=number, count=len(decision.legs), title=leg.title, bridge=leg.bridge)
        for number, leg in enumerate(decision.legs, 1)
    )


def find_leg(game: Game) -> LegView | None:
    """Return the leg a game is in: that of its place, and at a consequence or a fork that of the place before."""
    stage, at_fork = game.journal.stage, is_at_fork(game)
    if not game.decision.legs or not (stage in _ON_THE_WAY or at_fork):
        return None
    chosen_on_it = stage is Stage.CONSEQUENCE or at_fork
    place = game.road.steps[-1].passage if chosen_on_it else game.road.state.place
    here, views = leg_at(game.decision, place), zip(game.decision.legs, list_legs(game.decision), strict=True)
    opens = stage is Stage.PASSAGE and here is not None and place == here.briefing
    return next((attrs.evolve(view, opens=opens) for leg, view in views if leg == here), None)


def describe_leg(leg: LegView) -> str:
    """Say which leg this is: `leg 2 of 5`, `leg 3 of 5, a bridge`."""
    return f"leg {leg.number} of {leg.count}{', a bridge' if leg.bridge else ''}"


def describe_membership(decision: Decision) -> str:
    """Say of which campaigns a single decision is a leg, and what that means for its beginning; empty for none."""
    if not decision.part_of:
        return ""
    titles = " and ".join(f"'{part.title}'" for part in decision.part_of)
    text = f"is also a leg of the {'campaign' if len(decision.part_of) == 1 else 'campaigns'} {titles}."
    if any(part.inherits for part in decision.part_of):
        return f"Played alone, this begins with the values that history left. It {text}"
    return f"This {text}"
