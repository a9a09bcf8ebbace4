"""Pages that are blank, leave no choice or contradict what happened, each with a road that shows it."""

from collections.abc import Callable, Iterator

import attrs

from game.analysis.joint_values import Group, met
from game.analysis.reachable import StateSpace
from game.analysis.witness import road_where, walks
from game.problems import Problem, Severity
from game.story.conditions import Meters, When, find_meters, holds
from game.story.mark import Mark
from game.story.prose import select_text


def page_findings(space: StateSpace) -> Iterator[Problem]:
    """Yield what is wrong with pages in the states that are known."""
    known = [place for place, layer in space.layers.items() if layer and place not in space.unfinished]
    yield from _confirmed(space, [each for place in known for each in (*_blank(space, place), *_false(space, place))])
    for place in known:
        yield from _without_choice(space, place)


@attrs.frozen(kw_only=True)
class _Suspicion:
    """That the meters fit something, in a state of a place, that they must not; `whens` decide it."""

    place: str
    whens: tuple[When, ...]
    fits: Callable[[Meters], bool]
    mark: Mark
    code: str
    said: str
    mend: str

    @property
    def group(self) -> Group:
        """The meters that it asks."""
        return tuple(sorted(frozenset[int]().union(*(find_meters(when.test) for when in self.whens))))


def _confirmed(space: StateSpace, suspicions: list[_Suspicion]) -> Iterator[Problem]:
    """Tell what a state bears out."""
    for seen in met(space, list(dict.fromkeys(each.group for each in suspicions))):
        for each in suspicions if not seen.choice else ():
            if each.place == seen.place and any(map(each.fits, seen.values.get(each.group, ()))):
                road = road_where(space, each.place, [when.test for when in each.whens], each.fits)
                yield Problem(
                    mark=each.mark,
                    code=each.code,
                    message=f"{each.said}: {walks(space.decision, road)}; {each.mend}.",
                )


def _blank(space: StateSpace, place: str) -> Iterator[_Suspicion]:
    """Suspect a page whose every paragraph has a condition of telling nothing."""
    spot = space.decision.spot(place)
    whens = tuple(piece.when for piece in spot.text if piece.when is not None)
    if len(whens) == len(spot.text):
        yield _Suspicion(
            place=place,
            whens=whens,
            fits=lambda meters: not select_text(spot.text, meters),
            mark=spot.mark,
            code="A012",
            said=f"'{place}' is a blank page on some road",
            mend="add a paragraph without a condition",
        )


def _false(space: StateSpace, place: str) -> Iterator[_Suspicion]:
    """Suspect an ending of being reached where its author says it must not."""
    ending = space.decision.endings.get(place)
    never = ending.never if ending is not None else None
    if ending is not None and never is not None:
        yield _Suspicion(
            place=place,
            whens=(never,),
            fits=lambda meters: holds(never.test, meters),
            mark=never.mark,
            code="A014",
            said=f"the ending '{place}' is reached where '{never.written}' holds, which it says is never so",
            mend="lead such roads elsewhere",
        )


def _without_choice(space: StateSpace, place: str) -> Iterator[Problem]:
    """Look for a state of a page with several choices in which only one of them is open."""
    moves = space.moves.get(place, ())
    if len(moves) < 2:  # noqa: PLR2004 - several are two
        return
    layer = space.layers[place]
    nearest: tuple[int, int, str] | None = None
    for packed, info in layer.items():
        if nearest is None or info.steps < nearest[0]:
            opened = [move.choice.id for move in moves if move.find_transition(packed) is not None]
            if len(opened) == 1:
                nearest = (info.steps, packed, opened[0])
    if nearest is not None:
        road = space.road_to(place, nearest[1])
        yield Problem(
            mark=space.decision.passages[place].mark,
            code="A013",
            message=f"in '{place}' only '{nearest[2]}' of {len(moves)} choices is open on some road: "
            f"{walks(space.decision, road)}; open another one there.",
            severity=Severity.WARNING,
        )
