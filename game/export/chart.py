"""A decision as a graph: places, ways between them, and how likely each is for a player who chooses at random."""

import attrs

from game.analysis.reachable import StateSpace, explore
from game.story.model import Decision, Passage
from game.story.walk import history_of

WayKey = tuple[str, str, str]
"""A passage, one of its choices, and the place that it leads to."""


@attrs.frozen(kw_only=True)
class ChartRow:
    """A choice of a passage, as a node lists it; `conditional` where it is not always open."""

    id: str
    text: str
    conditional: bool
    history: bool


@attrs.frozen(kw_only=True)
class ChartNode:
    """A passage or an ending. `chance` is that of coming by, from 0 to 1."""

    id: str
    title: str
    date: str
    rows: tuple[ChartRow, ...]
    chance: float
    reached: bool
    history: bool
    opening: bool

    @property
    def ending(self) -> bool:
        """Whether the story stops here."""
        return not self.rows


@attrs.frozen(kw_only=True)
class ChartEdge:
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
    nodes: tuple[ChartNode, ...]
    edges: tuple[ChartEdge, ...]
    cycle: tuple[str, ...] = ()


def draw_chart(decision: Decision) -> Chart:
    """Draw up the graph of a decision: every reachable state is visited, so the chances are exact."""
    space = explore(decision)
    chances = _chances(space)
    history = history_of(decision)
    steps, places = history.steps, {state.place for state in history.states}
    taken = {(step.passage, step.choice, after.place) for step, after in zip(steps, history.states[1:], strict=True)}
    nodes = [_node(space, place, history=place in places) for place in (*decision.passages, *decision.endings)]
    edges = [
        ChartEdge(
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
    return Chart(title=decision.title, nodes=tuple(nodes), edges=tuple(edges), cycle=space.cycle)


def _chances(space: StateSpace) -> dict[WayKey, float]:
    """Add up, over every reachable state, how likely each way is gone."""
    chances: dict[WayKey, float] = {}
    for place, layer in space.layers.items():
        for packed, info in layer.items():
            following = [(choice.id, transition.target) for choice, transition, _ in space.find_next(place, packed)]
            for choice, target in following:
                way = (place, choice, target)
                chances[way] = chances.get(way, 0.0) + info.chance / len(following)
    return chances


def _node(space: StateSpace, place: str, *, history: bool) -> ChartNode:
    decision = space.decision
    passage = decision.passages.get(place)
    spot = decision.spot(place)
    return ChartNode(
        id=place,
        title=spot.title,
        date=str(spot.date),
        rows=_rows(passage) if passage else (),
        chance=space.chance_of(place),
        reached=bool(space.layers.get(place)),
        history=history,
        opening=place == decision.opening,
    )


def _rows(passage: Passage) -> tuple[ChartRow, ...]:
    return tuple(
        ChartRow(id=choice.id, text=choice.text, conditional=choice.when is not None, history=choice.history)
        for choice in passage.choices
    )


def format_chance(chance: float) -> str:
    """Return a chance as a player would say it: `12 %`, `0.4 %`."""
    shown = chance * 100
    if not shown:
        return "never"
    if shown < 0.1:  # noqa: PLR2004 - below what one decimal can say
        return "under 0.1 %"
    return f"{shown:.1f} %" if shown < 10 else f"{shown:.0f} %"  # noqa: PLR2004 - one decimal below ten
