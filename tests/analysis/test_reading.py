"""What is read along roads, against brute force: every road walked, and every page of it read."""

import random
from fractions import Fraction
from statistics import median_low

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.analysis.liveness import ROADS
from game.analysis.page_words import A_CHANGE, PageWords
from game.analysis.reachable import explore
from game.analysis.reading import reading_of, words_of
from game.analysis.statistics import history_road
from game.story.conditions import When
from game.story.dates import read_span
from game.story.effects import apply_effects
from game.story.engine import has_ended
from game.story.model import Decision
from game.story.prose import Piece, count_words, select_text
from game.story.references import References
from game.story.walk import Walk
from tests.analysis.every_road import every_road
from tests.analysis.stories import MORE, choice, ending, passage, story
from tests.examples import examples
from tests.random_decisions import ARCHIVE, decisions, some_test


def furnished(decision: Decision, seed: int) -> Decision:
    """Return the decision with people and papers in some of its passages, and a card that asks something."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    role = decision.people["zhou"]
    card = (*role.card, Piece("He asks for more.", When(some_test(chance), "as written")))
    passages = {
        name: attrs.evolve(
            one,
            present=one.present if chance.random() < 0.5 else (),
            papers=("paper",) if chance.random() < 0.5 else (),
        )
        for name, one in decision.passages.items()
    }
    return attrs.evolve(decision, people={"zhou": attrs.evolve(role, card=card)}, passages=passages)


def old(decision: Decision, roads: list[Walk]) -> dict[str, set[str]]:
    """Give, for each place, the people and papers that all roads to it have come by before."""
    found: dict[str, set[str]] = {}
    for road in roads:
        met: set[str] = set()
        for state in road.states:
            found[state.place] = found.get(state.place, met) & met
            page = decision.passages.get(state.place)
            met = met.union(page.papers, page.present) if page else met
    return found


def read(decision: Decision, references: References, road: Walk, known: dict[str, set[str]]) -> int:
    """Count the words of a road."""
    texts: list[str] = []
    changes = 0
    for at, state in enumerate(road.states):
        texts.append(select_text(decision.spot(state.place).text, state.meters))
        page = decision.passages.get(state.place)
        advice = dict(page.advice) if page else {}
        for person in page.present if page else ():
            texts.append(select_text(advice.get(person, ()), state.meters))
            if person not in known[state.place]:
                texts.append(select_text(decision.people[person].card, state.meters))
        for name in set(page.papers) - known[state.place] if page else ():
            texts += [references.papers[name].title, references.papers[name].what, references.papers[name].text]
        if at < len(road.steps):
            taken = decision.choice_of(road.steps[at])
            texts.append(select_text(taken.then, apply_effects(taken.does, state.meters)))
            hidden = {index for index, meter in enumerate(decision.meters) if meter.hidden}
            hidden = hidden if page is None or page.hides is None else set(page.hides)
            moved = [decision.meters[effect.meter] for effect in taken.does if effect.meter not in hidden]
            changes += sum(count_words(one.label) + A_CHANGE for one in moved if not one.fact)
    return sum(map(count_words, texts)) + changes


@pytest.mark.parametrize("only_the_mean", [True, False])
@examples(200)
@given(decision=decisions(stuck=True, least=2), seed=st.integers(0, 2**32))
def test_the_words_of_all_roads_agree_with_reading_every_road(
    decision: Decision,
    seed: int,
    only_the_mean: bool,  # noqa: FBT001 - a case of the test
) -> None:
    decision = furnished(decision, seed)
    roads = [road for road, _ in every_road(decision)]
    known = old(decision, roads)
    finished = [road for road in roads if has_ended(decision, road.state)]
    assume(finished)
    space = explore(decision, ROADS)
    lengths = [read(decision, ARCHIVE, road, known) for road in finished]
    words = PageWords(space, ARCHIVE)
    assert [words_of(decision, words, road) for road in finished] == lengths
    passes: list[int] = []

    def watch(finished: int, _places: int, _states: int) -> bool:
        """End the first pass where it begins."""
        passes.extend([] if finished else [0])
        return len(passes) > 1 or not only_the_mean

    found = reading_of(space, ARCHIVE, history_road(decision), watch)
    assert found.mean == pytest.approx(float(Fraction(sum(lengths), len(lengths))))
    exact = None if only_the_mean else (min(lengths), median_low(lengths), max(lengths))
    assert (found.shortest, found.median, found.longest) == (exact or (None, None, None))


def test_history_is_read_like_any_road_and_only_what_is_shown_of_meters() -> None:
    first = passage("first", choice("trust", "home", MORE), choice("wait", "home"))
    decision = story([first], [ending("home")])
    decision = attrs.evolve(decision, reveal=attrs.evolve(decision.reveal, road=("trust",)))
    (trust,) = decision.meters

    def words(**changes: object) -> int | None:
        changed = attrs.evolve(decision, meters=(attrs.evolve(trust, **changes),))  # type: ignore[arg-type]
        space = explore(changed, ROADS)
        return reading_of(space, ARCHIVE, history_road(changed), lambda *_: True).history

    assert words() == 1 + 1 + 1 + A_CHANGE
    assert words(hidden=True) == words(since=read_span("1951")) == words(fact=True) == 2
    assert reading_of(explore(decision, ROADS), ARCHIVE, None, lambda *_: True).history is None
    assert reading_of(explore(decision, ROADS), ARCHIVE, None, lambda *_: False).mean is None
