"""Synthetic stories of several shapes, to see which are counted exactly and which say that they cannot be."""

import random
from collections.abc import Callable, Mapping

import attrs

from game.story.conditions import Compare, Relation, When
from game.story.effects import Effect, Put, Shift
from game.story.model import Choice, Decision, Ending, Meter, Passage, Target
from game.story.prose import Piece
from tests.bench.stories import DAY, WORDS, story

VALUES = 11
METERS = tuple(
    Meter(id=f"meter_{number}", label=f"Meter {number}", help="-", low=0, high=VALUES - 1, start=5)
    for number in range(6)
)
ENDINGS = ("good", "middling", "bad")


@attrs.frozen(kw_only=True)
class Shape:
    """How a story is made: choices a page, how often they have conditions and effects, and how far they lead.

    A layer has so many passages, each of which leads only to the next layer.
    """

    choices: int = 3
    conditions: float = 1.0
    effects: float = 1.0
    ahead: int = 1
    layer: int = 1


SHAPES: Mapping[str, Shape] = {
    "layers": Shape(layer=20),
    "dense": Shape(choices=5, ahead=10),
    "sparse": Shape(conditions=0.05, effects=0.1, ahead=3),
    "corridor": Shape(choices=2, conditions=0.02, effects=0.02),
}


def shaped(shape: Shape, passages: int, *, seed: int = 1) -> Decision:
    """Return a story of a shape with six meters of eleven values; its last page asks them for the ending."""
    random_ = random.Random(seed)  # noqa: S311 - a story, not a secret
    by_name = {}
    for index in range(passages):
        first = (index // shape.layer + 1) * shape.layer if shape.layer > 1 else index + 1
        after = range(first, first + (shape.layer if shape.layer > 1 else shape.ahead))
        names = [_place(place, passages) for place in after]
        choices = tuple(_choice(random_, shape, number, names) for number in range(shape.choices))
        by_name[_place(index, passages)] = _passage(_place(index, passages), choices)
    by_name["last"] = _passage("last", (_last(random_),))
    return _decision(by_name, METERS)


def facts(number: int) -> Decision:
    """Give a story in which so many facts are settled one after the other, and each is told of in a line at the end."""
    meters = tuple(
        Meter(id=f"fact_{index}", label="", help="-", low=0, high=1, start=0, fact=True) for index in range(number)
    )
    by_name = {
        f"passage-{index:05}": _passage(
            f"passage-{index:05}",
            (
                Choice(id="yes", text="Yes", does=(Put(index, 1),), to=(Target(to=_after(index, number)),)),
                Choice(id="no", text="No", to=(Target(to=_after(index, number)),)),
            ),
        )
        for index in range(number)
    }
    decision = _decision(by_name, meters)
    lines = tuple(Piece(f"You did {index}.", _fact(index)) for index in range(number))
    good = attrs.evolve(decision.endings["good"], text=(Piece("It is over."), *lines))
    return attrs.evolve(decision, endings={"good": good})


def with_facts(decision: Decision, number: int) -> Decision:
    """Give a decision with so many facts added: each settled by one choice on the way, and told of at every ending."""
    count = len(decision.meters)
    added = tuple(
        Meter(id=f"fact_{index}", label="", help="-", low=0, high=1, start=0, fact=True) for index in range(number)
    )
    lines = tuple(Piece(f"You did {index}.", _fact(count + index)) for index in range(number))
    waiting = list(range(number))
    passages = {}
    for name, passage in decision.passages.items():
        first, *others = passage.choices
        here = (waiting.pop(0), *([waiting.pop(0)] if len(waiting) > len(decision.passages) else ())) if waiting else ()
        does = (*first.does, *(Put(count + index, 1) for index in here))
        passages[name] = attrs.evolve(passage, choices=(attrs.evolve(first, does=does), *others))
    endings = {name: attrs.evolve(one, text=(*one.text, *lines)) for name, one in decision.endings.items()}
    return attrs.evolve(decision, meters=(*decision.meters, *added), passages=passages, endings=endings)


def _choice(random_: random.Random, shape: Shape, number: int, names: list[str]) -> Choice:
    effects: list[Effect] = []
    if random_.random() < shape.effects:
        effects.append(Shift(random_.randrange(len(METERS)), random_.choice([-2, -1, 1, 2]), 0, VALUES - 1))
    when = _when(random_) if number and random_.random() < shape.conditions else None
    elsewhere = (Target(to=random_.choice(names), when=_when(random_)),) if random_.random() < shape.conditions else ()
    return Choice(
        id=f"choice-{number}",
        text=f"Choice {number}",
        when=when,
        closed="Not yet." if when else "",
        does=tuple(effects),
        to=(*elsewhere, Target(to=random_.choice(names))),
    )


def _last(random_: random.Random) -> Choice:
    asked = tuple(Target(to=ending, when=_when(random_)) for ending in ENDINGS[:-1])
    return Choice(id="end", text="End", to=(*asked, Target(to=ENDINGS[-1])))


def _when(random_: random.Random) -> When:
    meter, value = random_.randrange(len(METERS)), random_.randrange(3, VALUES - 2)
    return When(Compare(meter, Relation.AT_LEAST, value), f"meter_{meter} >= {value}")


def _fact(meter: int) -> When:
    return When(Compare(meter, Relation.EQUAL, 1), f"fact_{meter}")


def _passage(name: str, choices: tuple[Choice, ...]) -> Passage:
    return Passage(id=name, title=name, date=DAY, text=(Piece(" ".join(WORDS * 5)),), choices=choices)


def _place(index: int, passages: int) -> str:
    return f"passage-{index:05}" if index < passages else "last"


def _after(index: int, number: int) -> str:
    return f"passage-{index + 1:05}" if index + 1 < number else "good"


def _decision(passages: Mapping[str, Passage], meters: tuple[Meter, ...]) -> Decision:
    endings = {name: Ending(id=name, title=name, date=DAY, text=(Piece("-"),), bill=()) for name in ENDINGS}
    return attrs.evolve(story(1), meters=meters, opening=next(iter(passages)), passages=passages, endings=endings)


def every_shape(passages: int) -> dict[str, Callable[[], Decision]]:
    """Return what makes a story of every shape, of so many passages."""
    made: dict[str, Callable[[], Decision]] = {"chapters": lambda: story(passages)}
    for name, shape in SHAPES.items():
        made[name] = lambda shape=shape: shaped(shape, passages)  # type: ignore[misc]
    return made
