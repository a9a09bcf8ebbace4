"""Stories that an export may stumble over."""

import attrs

from game.story.model import Decision
from game.story.prose import Piece
from game.story.references import References
from tests.export.roads import open_story

HOSTILE = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> &lt; ]]> \" ' `${x}` \u2028"


def hostile() -> tuple[Decision, References]:
    """Return a story whose every text would like to be script."""
    decision, references = open_story("test-decision")
    transition = decision.passages["landing"]
    choices = tuple(attrs.evolve(choice, text=HOSTILE, then=(Piece(HOSTILE),)) for choice in transition.choices)
    passage = attrs.evolve(transition, title=HOSTILE, text=(Piece(HOSTILE),), choices=choices)
    changed = attrs.evolve(decision, title=HOSTILE, summary=HOSTILE, passages={**decision.passages, "landing": passage})
    return changed, references
