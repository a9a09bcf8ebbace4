"""Every road of a class's choices as a graph of junctures, those with one future taken as one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from game.analysis.liveness import Interest, find_live_cuts
from game.analysis.order import order_of
from game.analysis.packing import Layout
from game.lesson.course import decide, find_next_position, list_open_choices, state_at
from game.lesson.plan import Plan
from game.lesson.reading import count_read
from game.lesson.stages import LessonStage, Position
from game.lesson.timetable import plan_seconds
from game.story.conditions import find_meters
from game.story.journal import Step
from game.story.prose import Prose

Road = tuple[Step, ...]
"""The choices of a class at its junctures."""
Load = tuple[int, int, int, int, int]
"""What a part of a road adds: junctures, words and seconds with the short reading, words and seconds with the long."""
Key = tuple[str, int]
"""A place, and the meters as far as something can still tell them apart."""

JUNCTURES = 0
WORDS = {False: 1, True: 3}
SECONDS = {False: 2, True: 4}
NOTHING: Load = (0, 0, 0, 0, 0)


@attrs.frozen(kw_only=True)
class Leg:
    """The way from a choice to where the class next stops; `to` is None where it leads nowhere.

    `page_seconds` are those of the page there, which is read before anything is asked.
    """

    choice: str
    load: Load
    to: Position | None
    key: Key
    page_seconds: int = 0


@attrs.frozen(kw_only=True)
class Node:
    """A juncture, or an ending with all that follows it: what it adds itself, and the legs from it."""

    position: Position
    load: Load
    legs: tuple[Leg, ...]


@attrs.define(kw_only=True)
class Ahead:
    """What lies ahead of a node, itself included: roads, the least and most of each measure, the seconds of all."""

    roads: int
    least: Load
    most: Load
    seconds: Mapping[int, Counter[int]]


@attrs.frozen(eq=False)
class Graph:
    """All nodes from the first on, in an order in which each comes after those its legs lead to."""

    first: Leg
    nodes: Mapping[Key, Node]
    ahead: Mapping[Key, Ahead]
    stuck: Mapping[str, Road]
    positions: tuple[Position, ...]

    @property
    def places(self) -> frozenset[str]:
        """The passages and endings that are come to."""
        return frozenset(place for place, _ in self.nodes)

    @property
    def roads(self) -> int:
        """How many roads of the class's choices come to an end."""
        return self.ahead[self.first.key].roads if self.first.to else 0

    def find_extreme(self, measure: int, *, most: bool) -> tuple[int, Road]:
        """Return the least or the most of a measure, with a road on which it comes about."""
        road: list[Step] = []
        key = self.first.key
        total = self.first.load[measure] + self._bound(key, measure, most=most)
        while self.nodes[key].legs:
            ends = [leg for leg in self.nodes[key].legs if self._ends(leg)]
            choose = max if most else min
            leg = choose(ends, key=lambda leg: leg.load[measure] + self._bound(leg.key, measure, most=most))
            road.append(Step(key[0], leg.choice))
            key = leg.key
        return total, tuple(road)

    def _bound(self, key: Key, measure: int, *, most: bool) -> int:
        ahead = self.ahead[key]
        return ahead.most[measure] if most else ahead.least[measure]

    def _ends(self, leg: Leg) -> bool:
        return leg.to is not None and bool(self.ahead[leg.key].roads)

    def count_above(self, measure: int, limit: int) -> int:
        """Return how many roads take more seconds than a limit."""
        seconds = self.ahead[self.first.key].seconds[measure]
        start = self.first.load[measure]
        return sum(roads for total, roads in seconds.items() if start + total > limit)

    def name_above(self, measure: int, limit: int, count: int) -> tuple[tuple[int, Road], ...]:
        """Return some of the roads above a limit, with their seconds, the longest first."""
        found: list[tuple[int, Road]] = []
        for total, road in self._walk_above(self.first.key, measure, self.first.load[measure], limit, ()):
            found.append((total, road))
            if len(found) == count:
                break
        return tuple(sorted(found, key=lambda one: -one[0]))

    def _walk_above(self, key: Key, measure: int, before: int, limit: int, road: Road) -> Iterator[tuple[int, Road]]:
        """Walk on where the limit can still be passed, the longest way first."""
        node = self.nodes[key]
        so_far = before + node.load[measure]
        if not node.legs and so_far > limit:
            yield so_far, road
        legs = [leg for leg in node.legs if self._ends(leg)]
        legs.sort(key=lambda leg: -leg.load[measure] - self.ahead[leg.key].most[measure])
        for leg in legs:
            passed = so_far + leg.load[measure]
            if passed + self.ahead[leg.key].most[measure] > limit:
                yield from self._walk_above(leg.key, measure, passed, limit, (*road, Step(key[0], leg.choice)))


def explore_lesson(plan: Plan) -> Graph:
    """Visit every juncture and ending that a class can come to, and add up what lies ahead of each."""
    return _Explorer(plan).explore()


class _Explorer:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._layout = Layout(plan.decision.meters)
        interest = Interest(kept=_find_meters_told(plan))
        self._live = find_live_cuts(plan.decision, order_of(plan.decision).places[::-1], interest)
        self._nodes: dict[Key, Node] = {}
        self._ahead: dict[Key, Ahead] = {}
        self._stuck: dict[str, Road] = {}
        self._positions: list[Position] = []

    def explore(self) -> Graph:
        lobby = Position(stage=LessonStage.LOBBY, place=self._plan.decision.opening)
        first = self._go("", attrs.evolve(lobby, stage=LessonStage.BRIEFS))
        if first.to is not None:
            self._visit(first.to, first.key)
        return Graph(first, self._nodes, self._ahead, self._stuck, tuple(self._positions))

    def _visit(self, position: Position, key: Key) -> None:
        """Visit a node and all behind it, the deepest first."""
        if key in self._nodes:
            return
        load, last = self._stay(position)
        legs = []
        if last.stage is LessonStage.DECIDING:
            for choice in list_open_choices(self._plan, state_at(self._plan, last)):
                leg = self._go(choice.id, decide(self._plan, last, choice.id))
                legs.append(leg)
                if leg.to is not None:
                    self._visit(leg.to, leg.key)
        self._nodes[key] = Node(position=position, load=load, legs=tuple(legs))
        self._ahead[key] = self._add_up(self._nodes[key])

    def _stay(self, position: Position) -> tuple[Load, Position]:
        """Return what all the stages at a juncture add, or from an ending on, and the last of them."""
        load: Load = (1 if position.stage is LessonStage.PAGE else 0, 0, 0, 0, 0)
        while True:
            load = _add(load, self._weigh(position))
            following = None if position.stage is LessonStage.DECIDING else find_next_position(self._plan, position)
            if following is None:
                return load, position
            position = following

    def _go(self, choice: str, position: Position) -> Leg:
        """Travel on from a consequence, or from the briefs, to the next juncture or ending."""
        load = NOTHING
        while position.stage not in {LessonStage.PAGE, LessonStage.ENDING}:
            load = _add(load, self._weigh(position))
            following = find_next_position(self._plan, position)
            if following is None:
                self._stuck.setdefault(position.place, self._road_of(position.steps))
                return Leg(choice=choice, load=load, to=None, key=(position.place, 0))
            position = following
        meters = state_at(self._plan, position).meters
        key = (position.place, self._layout.pack_apart(meters, self._live[position.place]))
        seconds = plan_seconds(self._plan, position, long=False)
        return Leg(choice=choice, load=load, to=position, key=key, page_seconds=seconds)

    def _road_of(self, steps: Iterable[Step]) -> Road:
        return tuple(step for step in steps if step.passage in self._plan.junctures)

    def _weigh(self, position: Position) -> Load:
        self._positions.append(position)
        words = count_read(self._plan, position)
        short, long = (plan_seconds(self._plan, position, long=length) for length in (False, True))
        return 0, words.short, short, words.long, long

    def _add_up(self, node: Node) -> Ahead:
        legs = [leg for leg in node.legs if leg.to is not None and self._ahead[leg.key].roads]
        if not legs:
            roads = int(node.position.stage is LessonStage.ENDING)
            seconds = {measure: Counter({node.load[measure]: roads}) for measure in SECONDS.values()}
            return Ahead(roads=roads, least=node.load, most=node.load, seconds=seconds)
        return Ahead(
            roads=sum(self._ahead[leg.key].roads for leg in legs),
            least=_add(node.load, _pick(min, [_add(leg.load, self._ahead[leg.key].least) for leg in legs])),
            most=_add(node.load, _pick(max, [_add(leg.load, self._ahead[leg.key].most) for leg in legs])),
            seconds={measure: self._spread(node, legs, measure) for measure in SECONDS.values()},
        )

    def _spread(self, node: Node, legs: list[Leg], measure: int) -> Counter[int]:
        spread: Counter[int] = Counter()
        for leg in legs:
            for total, roads in self._ahead[leg.key].seconds[measure].items():
                spread[node.load[measure] + leg.load[measure] + total] += roads
        return spread


def _add(one: Load, other: Load) -> Load:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3], one[4] + other[4])


def _pick(choose: Callable[[Iterable[int]], int], loads: list[Load]) -> Load:
    one, two, three, four, five = (choose(amounts) for amounts in zip(*loads, strict=True))
    return one, two, three, four, five


def _find_meters_told(plan: Plan) -> frozenset[int]:
    """Return the meters that the lesson's own texts ask, and the reveal: nothing else in a story does there."""
    lesson, reveal = plan.lesson, plan.decision.reveal
    told: list[Prose] = [carried.digest for carried in lesson.carried]
    told += [note.text for role in lesson.roles for note in role.notes]
    told += [reveal.text, *(day.text for day in reveal.days), *(note.text for note in reveal.notes)]
    tests = [piece.when.test for prose in told for piece in prose if piece.when]
    return frozenset(meter for test in tests for meter in find_meters(test))
