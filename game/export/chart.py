"""A decision as a graph: places, ways between them, and how likely each is for a player who chooses at random."""

import attrs

from game.analysis.reachable import Atlas, explore
from game.story.model import Decision, Passage
from game.story.walk import history_of

Way = tuple[str, str, str]
"""A passage, one of its choices, and the place that it leads to."""


@attrs.frozen(kw_only=True)
class Row:
    """A choice of a passage, as a node lists it; `conditional` where it is not always open."""

    id: str
    text: str
    conditional: bool
    history: bool


@attrs.frozen(kw_only=True)
class Node:
    """A passage or an ending. `chance` is that of coming by, from 0 to 1."""

    id: str
    title: str
    date: str
    rows: tuple[Row, ...]
    chance: float
    reached: bool
    history: bool
    opening: bool

    @property
    def ending(self) -> bool:
        """Whether the story stops here."""
        return not self.rows


@attrs.frozen(kw_only=True)
class Edge:
    """A way from a passage by a choice, the `row`th of its node, to a place. `chance` is that of a game to go it."""

    source: str
    row: int
    choice: str
    label: str
    target: str
    chance: float
    reached: bool
    history: bool


@attrs.frozen(kw_only=True)
class Chart:
    """A decision as a graph; `cycle` is an endless road, where the decision has one and nothing could be counted."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cycle: tuple[str, ...] = ()


def chart(decision: Decision) -> Chart:
    """Draw up the graph of a decision: every reachable state is visited, so the chances are exact."""
    atlas = explore(decision)
    chances = _chances(atlas)
    history = history_of(decision)
    steps, places = history.steps, {state.place for state in history.states}
    taken = {(step.passage, step.choice, after.place) for step, after in zip(steps, history.states[1:], strict=True)}
    nodes = [_node(atlas, place, history=place in places) for place in (*decision.passages, *decision.endings)]
    edges = [
        Edge(
            source=passage.id,
            row=row,
            choice=choice.id,
            label=choice.text,
            target=target,
            chance=chances.get((passage.id, choice.id, target), 0.0),
            reached=(passage.id, choice.id, target) in chances,
            history=(passage.id, choice.id, target) in taken,
        )
        for passage in decision.passages.values()
        for row, choice in enumerate(passage.choices)
        for target in dict.fromkeys(one.to for one in choice.to)
    ]
    return Chart(title=decision.title, nodes=tuple(nodes), edges=tuple(edges), cycle=atlas.cycle)


def _chances(atlas: Atlas) -> dict[Way, float]:
    """Add up, over every reachable state, how likely each way is gone."""
    chances: dict[Way, float] = {}
    for place, layer in atlas.layers.items():
        for packed, visit in layer.items():
            following = [(choice.id, landing.target) for choice, landing, _ in atlas.following(place, packed)]
            for choice, target in following:
                way = (place, choice, target)
                chances[way] = chances.get(way, 0.0) + visit.chance / len(following)
    return chances


def _node(atlas: Atlas, place: str, *, history: bool) -> Node:
    decision = atlas.decision
    passage = decision.passages.get(place)
    told = decision.spot(place)
    return Node(
        id=place,
        title=told.title,
        date=str(told.date),
        rows=_rows(passage) if passage else (),
        chance=atlas.chance_of(place),
        reached=bool(atlas.layers.get(place)),
        history=history,
        opening=place == decision.opening,
    )


def _rows(passage: Passage) -> tuple[Row, ...]:
    return tuple(
        Row(id=choice.id, text=choice.text, conditional=choice.when is not None, history=choice.history)
        for choice in passage.choices
    )


def percent(chance: float) -> str:
    """Give a chance as a player would say it: `12 %`, `0.4 %`."""
    shown = chance * 100
    if not shown:
        return "never"
    if shown < 0.1:  # noqa: PLR2004 - below what one decimal can say
        return "under 0.1 %"
    return f"{shown:.1f} %" if shown < 10 else f"{shown:.0f} %"  # noqa: PLR2004 - one decimal below ten
