"""What a decision has to do with campaigns: the legs of one, and those that it is a leg of."""

import attrs


@attrs.frozen(kw_only=True)
class LegName:
    """What a campaign calls one of its legs, and the passage that tells its briefing.

    A `bridge` is played only on the way.
    """

    id: str
    title: str
    briefing: str
    bridge: bool = False


@attrs.frozen(kw_only=True)
class PartOf:
    """A campaign of which a decision is a leg; it `inherits` where an earlier leg hands a meter on to it."""

    title: str
    inherits: bool
