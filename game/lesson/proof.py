"""What is certain of a lesson, whatever its class decides: that it ends, how long it takes, who has nothing to do."""

import attrs

from game.analysis.order import order_of
from game.lesson.plan import Plan
from game.lesson.proof_graph import JUNCTURES, SECONDS, WORDS, Graph, Road, explore_lesson
from game.lesson.reading import count_read, reading_seconds
from game.lesson.stages import LessonStage, Position
from game.lesson.timetable import plan_seconds

MOST_NAMED = 10
"""Of the roads that are too long, so many are named, the longest first."""


@attrs.frozen(kw_only=True)
class Range:
    """The least and the most of something over all roads, each with the class's choices on such a road."""

    least: int
    most: int
    least_road: Road
    most_road: Road


@attrs.frozen(kw_only=True)
class Length:
    """How long a lesson is in one of the two lengths of reading: words, and seconds by the plan.

    `too_long` roads take longer than the lesson's minutes; the longest are named, with their seconds.
    """

    words: Range
    seconds: Range
    too_long: int
    longest: tuple[tuple[int, Road], ...]


@attrs.frozen(kw_only=True)
class Idle:
    """A role that has nothing to do at a juncture: it does not vote, predicts nothing and has no note or task."""

    role: str
    passage: str


@attrs.frozen(kw_only=True)
class Hurried:
    """A stage for which the author gives less time than its short reading takes."""

    stage: LessonStage
    place: str
    given: int
    needed: int


@attrs.frozen(kw_only=True)
class Listening:
    """The longest stretch in which the class only reads and listens: from a decision to the vote at `place`."""

    seconds: int
    place: str


@attrs.frozen(kw_only=True)
class LessonProof:
    """What is certain of a lesson over all `roads` of its class's choices; `nodes` were looked at.

    `cycle` is an endless road of the story; then nothing else is known. `stuck` are roads that lead nowhere, with the
    place, one for each such node. Without a road that ends there are no lengths.
    """

    roads: int
    nodes: int
    cycle: tuple[str, ...] = ()
    stuck: tuple[tuple[str, Road], ...] = ()
    junctures: Range | None = None
    short: Length | None = None
    long: Length | None = None
    unreached: tuple[str, ...] = ()
    idle: tuple[Idle, ...] = ()
    hurried: tuple[Hurried, ...] = ()
    listening: Listening | None = None

    @property
    def holds(self) -> bool:
        """Whether every way the class can go ends, and in time with the short reading."""
        return self.short is not None and not (self.cycle or self.stuck or self.short.too_long)


def prove(plan: Plan) -> LessonProof:
    """Look at every road of a class's choices, and say what holds of all of them, exactly."""
    cycle = order_of(plan.decision).cycle
    if cycle:
        return LessonProof(roads=0, nodes=0, cycle=cycle)
    graph = explore_lesson(plan)
    proof = LessonProof(
        roads=graph.roads,
        nodes=len(graph.nodes),
        stuck=tuple((place, road) for place, road in graph.stuck.items()),
        unreached=tuple(passage for passage in plan.junctures if passage not in graph.places),
        idle=tuple(_find_idle(plan, graph)),
        hurried=tuple(_find_hurried(plan, graph)),
        listening=_find_listening(graph),
    )
    if not graph.roads:
        return proof
    return attrs.evolve(
        proof,
        junctures=_range(graph, JUNCTURES),
        short=_length(plan, graph, long=False),
        long=_length(plan, graph, long=True),
    )


def _range(graph: Graph, measure: int) -> Range:
    least, least_road = graph.find_extreme(measure, most=False)
    most, most_road = graph.find_extreme(measure, most=True)
    return Range(least=least, most=most, least_road=least_road, most_road=most_road)


def _length(plan: Plan, graph: Graph, *, long: bool) -> Length:
    limit = plan.lesson.minutes * 60
    return Length(
        words=_range(graph, WORDS[long]),
        seconds=_range(graph, SECONDS[long]),
        too_long=graph.count_above(SECONDS[long], limit),
        longest=graph.name_above(SECONDS[long], limit, MOST_NAMED),
    )


def _find_idle(plan: Plan, graph: Graph) -> list[Idle]:
    found = []
    for passage, juncture in plan.junctures.items():
        for role in plan.lesson.roles if passage in graph.places else ():
            noted = any(note.passage == passage for note in role.notes)
            busy = juncture.predicts or plan.votes(role.id, passage) or noted or bool(role.task)
            if not busy:
                found.append(Idle(role=role.id, passage=passage))
    return found


def _find_hurried(plan: Plan, graph: Graph) -> list[Hurried]:
    """Return the stages with too little time, each once, with what it lacks at worst."""
    found: dict[tuple[LessonStage, str], Hurried] = {}
    for position in graph.positions:
        given = plan_seconds(plan, position, long=False)
        needed = reading_seconds(count_read(plan, position).short)
        worst = found.get(_where(position))
        if needed > given and (worst is None or needed - given > worst.needed - worst.given):
            found[_where(position)] = Hurried(stage=position.stage, place=position.place, given=given, needed=needed)
    return list(found.values())


def _where(position: Position) -> tuple[LessonStage, str]:
    return position.stage, position.place


def _find_listening(graph: Graph) -> Listening | None:
    stretches = [
        Listening(seconds=leg.load[SECONDS[False]] + leg.page_seconds, place=leg.to.place)
        for node in graph.nodes.values()
        for leg in node.legs
        if leg.to is not None
    ]
    return max(stretches, key=lambda stretch: stretch.seconds, default=None)


def list_findings(plan: Plan, proof: LessonProof) -> tuple[str, ...]:
    """Say in a sentence each what an author should mend."""
    lesson, found = plan.lesson, []
    if proof.cycle:
        found.append(f"The story goes in a circle: {' -> '.join(proof.cycle)}.")
    found += [f"The class gets stuck in '{place}' by {say_road(road)}." for place, road in proof.stuck]
    for length, words in ((proof.short, "short"), (proof.long, "long")):
        if length is not None and length.too_long:
            seconds, road = length.longest[0]
            found.append(
                f"{length.too_long:,} of {proof.roads:,} roads take longer than {lesson.minutes} minutes with the"
                f" {words} reading; the longest takes {-(-seconds // 60)}, by {say_road(road)}."
            )
    found += [f"No road comes to the juncture '{passage}'." for passage in proof.unreached]
    found += [f"The role '{idle.role}' has nothing to do at '{idle.passage}'." for idle in proof.idle]
    found += [
        f"The stage '{one.stage.value}' at '{one.place}' has {one.given} seconds; its reading takes {one.needed}."
        for one in proof.hurried
    ]
    return tuple(found)


def say_road(road: Road) -> str:
    """Return a class's choices in a sentence."""
    return ", ".join(step.choice for step in road) or "no choice at all"
