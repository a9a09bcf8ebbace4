"""The figures of a decision, as values: what is counted over all its roads."""

from decimal import Decimal

import attrs

Distribution = tuple[tuple[Decimal, int], ...]
"""Amounts in rising order, each with the number of roads that come to it."""


@attrs.frozen(kw_only=True)
class Rank:
    """How many roads come to less than an amount, to the same, and to more."""

    less: int
    same: int
    more: int

    @property
    def roads(self) -> int:
        """All roads."""
        return self.less + self.same + self.more


def rank(distribution: Distribution, amount: Decimal) -> Rank:
    """Return where an amount stands among all roads."""
    return Rank(
        less=sum(roads for other, roads in distribution if other < amount),
        same=sum(roads for other, roads in distribution if other == amount),
        more=sum(roads for other, roads in distribution if other > amount),
    )


def median(distribution: Distribution) -> Decimal:
    """Return the amount of the middle road; of two in the middle the lower. The distribution must not be empty."""
    middle = (sum(roads for _, roads in distribution) - 1) // 2
    below = 0
    for amount, roads in distribution:
        below += roads
        if below > middle:
            return amount
    message = "An empty distribution has no middle."
    raise ValueError(message)


@attrs.frozen(kw_only=True)
class EndingFigures:
    """How an ending is reached; `witness` is a shortest road, empty where it cannot be reached.

    `chance` is that of a player who chooses at random among what is open.
    """

    id: str
    title: str
    roads: int
    chance: float
    witness: tuple[str, ...]


@attrs.frozen(kw_only=True)
class AxisFigures:
    """How the roads lie on an axis, at the low, best and high estimate.

    `least` and `most` are roads to either end of the best estimates; `history` is what history's road comes to, None
    where that cannot be walked.
    """

    axis: str
    low: Distribution
    best: Distribution
    high: Distribution
    least: tuple[str, ...]
    most: tuple[str, ...]
    history: Decimal | None


@attrs.frozen(kw_only=True)
class LensFigures:
    """How a lens orders the roads: merits (in its thousandths, more is better) with their roads, and history's.

    `best` and `worst` are roads to either end. `endings` are the reachable endings from best to worst by the mean over
    their roads. `turning` is the passage whose choices move the mean of the roads ahead most, for a player who chooses
    at random.
    """

    lens: str
    merits: Distribution
    history: Decimal | None
    best: tuple[str, ...]
    worst: tuple[str, ...]
    endings: tuple[str, ...]
    turning: str


@attrs.frozen(kw_only=True)
class Dominated:
    """A choice that is never better than another of its passage, whatever the lens."""

    passage: str
    choice: str
    by: str


@attrs.frozen(kw_only=True)
class Reading:
    """The words of the shortest, the median and the longest road, their mean, and those of history's.

    Where texts ask so much that only the mean could be counted, or not even that, the others are None.
    """

    shortest: int | None
    median: int | None
    longest: int | None
    mean: float | None
    history: int | None


@attrs.frozen(kw_only=True)
class ChoiceMemory:
    """On how many roads a choice is made, on how many of them it is remembered, and on how many at the ending."""

    passage: str
    choice: str
    roads: int
    remembered: int
    at_the_end: int


@attrs.frozen(kw_only=True)
class Memory:
    """On how many roads choices are made, each choice on each road counted once, and on how many of them remembered."""

    made: int
    remembered: int
    at_the_end: int
    choices: tuple[ChoiceMemory, ...]


@attrs.frozen(kw_only=True)
class Decider:
    """By how many bits, in the mean over all roads, a choice tells more of whether a road comes to an ending."""

    passage: str
    choice: str
    gain: float


@attrs.frozen(kw_only=True)
class Earned:
    """How much of the ending is settled before the last two choices, and what decides of each ending.

    `entropy` is that of the ending over all roads, in bits. 1 is settled wholly; less than 0 where the ending is more
    open before the last two choices of a road than it is at the opening. The deciders have the largest gain, at most
    three of them.
    """

    entropy: float
    settled: float
    deciders: tuple[tuple[str, tuple[Decider, ...]], ...]


@attrs.frozen(kw_only=True)
class ThesisFigures:
    """On how many roads a thesis is borne out, and on how many it is strained; on the others it is not on trial."""

    thesis: str
    borne_out: int
    strained: int


@attrs.frozen(kw_only=True)
class Length:
    """The shortest, the median and the longest road, in choices."""

    shortest: int
    median: int
    longest: int


@attrs.frozen(kw_only=True)
class Survey:
    """Everything that is counted of a decision; `missing` names what was not counted, since it was stopped."""

    decision: str
    title: str
    fingerprint: str
    roads: int
    states: int
    endings: tuple[EndingFigures, ...]
    history_ending: str
    axes: tuple[AxisFigures, ...]
    lenses: tuple[LensFigures, ...]
    dominated: tuple[Dominated, ...]
    words: Reading | None
    choices: Length | None
    memory: Memory | None = None
    earned: Earned | None = None
    theses: tuple[ThesisFigures, ...] = ()
    missing: tuple[str, ...] = ()
