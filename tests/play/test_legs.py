"""What a single decision says of the campaigns that it is a leg of."""

import attrs
import pytest

from game.play.legs import describe_membership
from game.story.legs import PartOf
from tests.play.tables import DECISION

ALONE = "Played alone, this begins with the values that history left. It is also a leg of "


@pytest.mark.parametrize(
    ("inherits", "said"),
    [
        ((), ""),
        ((False,), "This is also a leg of the campaign 'C1'."),
        ((True,), f"{ALONE}the campaign 'C1'."),
        ((False, False), "This is also a leg of the campaigns 'C1' and 'C2'."),
        ((False, True), f"{ALONE}the campaigns 'C1' and 'C2'."),
        ((True, True), f"{ALONE}the campaigns 'C1' and 'C2'."),
    ],
)
def test_a_decision_that_inherits_in_any_campaign_says_with_what_it_begins_alone(
    inherits: tuple[bool, ...], said: str
) -> None:
    campaigns = tuple(PartOf(title=f"C{number}", inherits=one) for number, one in enumerate(inherits, 1))
    assert describe_membership(attrs.evolve(DECISION, part_of=campaigns)) == said
