"""Exact distributions, over all roads, of whatever adds up along a road."""

from collections.abc import Callable, Iterable

import attrs

from game.analysis.atlas import Atlas
from game.analysis.moves import Landing
from game.story.bill import Entry
from game.story.conditions import applies
from game.story.prose import told, word_count

Tally = dict[int, int]
"""For each sum, how many roads come to it."""

_FIELD = 64


@attrs.frozen
class Weigher:
    """What adds up along a road, in whole numbers: for each entry booked, each word read, each choice made."""

    entry: Callable[[Entry], int] = lambda _: 0
    word: int = 0
    step: int = 0


def packed_sum(low: int, best: int, high: int) -> int:
    """Pack three amounts into one number, so that adding two such numbers adds all three."""
    return low + (best << _FIELD) + (high << 2 * _FIELD)


def unpacked_sum(packed: int) -> tuple[int, int, int]:
    """Give the three amounts of a packed sum."""
    amounts = []
    for _ in range(2):
        amount = (packed + (1 << _FIELD - 1)) % (1 << _FIELD) - (1 << _FIELD - 1)
        amounts.append(amount)
        packed = packed - amount >> _FIELD
    return amounts[0], amounts[1], packed


def tally(atlas: Atlas, weigher: Weigher) -> dict[str, Tally]:
    """Give, for each ending, how many roads come to each sum; a layer is let go as soon as it was passed on."""
    ahead: dict[str, dict[int, Tally]] = {place: {} for place in atlas.layers}
    opening = next(iter(atlas.layers))
    for packed in atlas.layers[opening]:
        ahead[opening][packed] = {arriving(atlas, weigher, opening, packed): 1}
    endings: dict[str, Tally] = {}
    for place in atlas.layers:
        here = ahead.pop(place)
        if place in atlas.decision.endings:
            endings[place] = merged(here.values())
        for packed, sums in here.items():
            _pass_on(atlas, weigher, ahead, (place, packed), sums)
    return endings


def merged(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    total: Tally = {}
    for sums in tallies:
        _add(total, sums, 0)
    return total


def _pass_on(
    atlas: Atlas, weigher: Weigher, ahead: dict[str, dict[int, Tally]], at: tuple[str, int], sums: Tally
) -> None:
    for _, landing, after in atlas.following(*at):
        weight = landing_weight(weigher, landing) + arriving(atlas, weigher, landing.target, after)
        _add(ahead[landing.target].setdefault(after, {}), sums, weight)


def _add(total: Tally, sums: Tally, weight: int) -> None:
    for amount, roads in sums.items():
        amount += weight  # noqa: PLW2901 - the shifted sum is the only one wanted here
        total[amount] = total.get(amount, 0) + roads


def landing_weight(weigher: Weigher, landing: Landing) -> int:
    """Give what a choice itself adds: its entries, and the words of what is told of it."""
    entries = sum(weigher.entry(entry) for entry in landing.entries)
    return entries + weigher.word * landing.words + weigher.step


def arriving(atlas: Atlas, weigher: Weigher, place: str, packed: int) -> int:
    """Give what arriving somewhere adds: the words of the place, and an ending's bill."""
    decision = atlas.decision
    meters = atlas.layout.unpack(packed)
    ending = decision.endings.get(place)
    prose = ending.text if ending else decision.passages[place].text
    words = weigher.word * word_count(told(prose, meters)) if weigher.word else 0
    entries = (entry for entry in ending.bill if applies(entry.when, meters)) if ending else ()
    return words + sum(weigher.entry(entry) for entry in entries)
