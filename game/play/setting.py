"""What stands over a page: its title, when and where it plays, and who sits in the chair, all in words."""

import attrs

from game.story.model import Decision, Passage, Spot
from game.story.references import References


@attrs.frozen(kw_only=True)
class Setting:
    """The setting of a passage or an ending, or of a whole decision; `date` and `seat` are words.

    A `seat` that is `named` was given to this passage alone. At an ending nobody is named: whoever came there sits.
    """

    title: str
    date: str
    place: str
    seat: str
    named: bool = False


def setting_of(decision: Decision, references: References, spot: Spot | None = None) -> Setting:
    """Return the setting of a passage or an ending; without one, that of the whole decision."""
    if spot is None:
        seat = references.people[decision.seat].name
        return Setting(title=decision.title, date=str(decision.date), place=decision.place, seat=seat)
    passage = spot if isinstance(spot, Passage) else None
    return Setting(
        title=spot.title,
        date=str(spot.date),
        place=decision.place_of(spot),
        seat=references.people[decision.seat_of(passage)].name if passage else "",
        named=passage is not None and bool(passage.seat),
    )
