"""Where roads come together: cuts through a story at which few nodes are open.

What adds up over all roads is the sum, over the nodes at a cut, of what leads there times what leads on. Counted
forward from cut to cut, and backward to the last one, the numbers that are carried stay short, and few of them are kept
at a time.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

Onward = Sequence[Sequence[tuple[Any, ...]]]
"""For each node the ways out of it; the first of a way is the node it leads to, which has a higher number."""

MOST_OPEN = 256
"""Nodes open where both directions meet, beyond which multiplying costs more than it saves."""
MOST_STARTS = 64
"""Nodes open at a cut from which counting begins anew for each of them."""
APART = 4096
"""Nodes that lie between two such cuts at least."""
MOST_CUTS = 8
LITTLE, MUCH = 1.25, 6.0
"""How often, on the mean, a node may be counted, for what follows the starts of a cut is shared: where the numbers
carried are short, and where they are long."""


@attrs.frozen
class CutStart:
    """A node at a cut, and the nodes before the next cut that it leads to, itself among them, in their order."""

    node: int
    reachable: Sequence[int]


@attrs.frozen(eq=False)
class CutPlan:
    """Counting runs forward from start to start, up to the node `cut`, and backward down to it.

    `first[c]` is the first node that leads to `c`, or `c` itself. A start may lie beyond the next cut: then it waits.
    """

    stretches: Sequence[Sequence[CutStart]]
    cut: int
    first: Sequence[int]


@attrs.frozen(eq=False)
class Cuttable:
    """Nodes and the ways between them, in an order in which every way runs forward; cut when that is asked for."""

    onward: Onward

    @functools.cached_property
    def plan(self) -> CutPlan:
        """Where counting from both ends comes together."""
        return plan_cuts(self.onward, LITTLE)

    @functools.cached_property
    def long_meeting(self) -> CutPlan:
        """The same for long sums, to shorten which more may be counted again."""
        return plan_cuts(self.onward, MUCH)


def plan_cuts(onward: Onward, shared: float) -> CutPlan:
    """Find where the fewest nodes are open, well inside; all is counted forward where they are many.

    A cut before it is left out where, from there on, nodes would be counted more than `shared` times on the mean.
    """
    first = _find_first(onward)
    opened = _count_open(first)
    eighth = len(onward) // 8
    cut = min(range(eighth, 7 * eighth), key=opened.__getitem__, default=0)
    if not cut or opened[cut] > MOST_OPEN:
        cut = len(onward)
    return CutPlan(_find_stretches(onward, first, [*_find_fewest(opened, cut), cut], shared), cut, first)


def _find_first(onward: Onward) -> list[int]:
    first = list(range(len(onward)))
    for node, edges in enumerate(onward):
        for edge in edges:
            first[edge[0]] = min(first[edge[0]], node)
    return first


def _count_open(first: Sequence[int]) -> list[int]:
    """Count, at each node, those from it on to which one before it leads."""
    change = [0] * (len(first) + 1)
    for node, origin in enumerate(first):
        if origin < node:
            change[origin + 1] += 1
            change[node + 1] -= 1
    opened = [0] * len(first)
    for node in range(1, len(first)):
        opened[node] = opened[node - 1] + change[node]
    return opened


def _find_fewest(opened: Sequence[int], end: int) -> list[int]:
    """Return the cuts before `end` at which the fewest nodes are open, far enough from one another, in their order."""
    found: list[int] = []
    for node in sorted(range(APART, end - APART), key=opened.__getitem__):
        if opened[node] > MOST_STARTS or len(found) == MOST_CUTS:
            break
        if all(abs(node - other) >= APART for other in found):
            found.append(node)
    return sorted(found)


def _find_stretches(
    onward: Onward, first: Sequence[int], cuts: Sequence[int], shared: float
) -> list[Sequence[CutStart]]:
    """Cut what lies before the last cut; another whose starts share too much is left out."""
    begins, found = [0], list[Sequence[CutStart]]()
    for cut in cuts:
        starts = _find_starts(onward, first, (begins[-1], cut), shared)
        while starts is None:
            begins.pop()
            found.pop()
            starts = _find_starts(onward, first, (begins[-1], cut), shared)
        found.append(starts)
        begins.append(cut)
    return found


def _find_starts(
    onward: Onward, first: Sequence[int], between: tuple[int, int], shared: float
) -> Sequence[CutStart] | None:
    """Return what each node open at a cut leads to before the next; None where they share too much of it."""
    begin, end = between
    if not begin:
        return [CutStart(0, range(end))]
    found: list[CutStart] = []
    left = shared * (end - begin)
    for node in range(begin, end):
        if first[node] >= begin:
            continue
        reached = sorted(_walk_reachable(onward, node, end))
        left -= len(reached)
        if left < 0:
            return None
        found.append(CutStart(node, reached))
    return found


def _walk_reachable(onward: Onward, node: int, end: int) -> Iterator[int]:
    """Yield a node and those before `end` that it leads to."""
    known, waiting = {node}, [node]
    while waiting:
        here = waiting.pop()
        yield here
        for edge in onward[here]:
            if edge[0] < end and edge[0] not in known:
                known.add(edge[0])
                waiting.append(edge[0])
