"""What a lens makes of a bill, and how two bills stand to each other under it."""

import itertools
from decimal import Decimal

import attrs
import pytest

from game.story.bill import Confidence, Entry, EntryKind, add_up
from game.story.references import Axis, Better, Lens
from game.story.scoring import Comparison, Judge, Merit, compare

AXES = {
    "lives": Axis(id="lives", name="", unit="", help="", better=Better.LESS, low=Decimal(0), high=Decimal(1000)),
    "money": Axis(id="money", name="", unit="", help="", better=Better.MORE, low=Decimal(0), high=Decimal(100)),
}


def lens(**weights: int) -> Lens:
    """Return a lens with these weights."""
    return Lens(id="lens", name="", help="", weights=tuple((axis, Decimal(each)) for axis, each in weights.items()))


def entry(axis: str, *amounts: int) -> Entry:
    """Return an entry with its low, best and high amount."""
    low, best, high = map(Decimal, amounts)
    return Entry(axis=axis, low=low, best=best, high=high, confidence=Confidence.LOW, basis=(), why="")


@pytest.mark.parametrize(
    ("mine", "other", "standing"),
    [
        ((6, 7, 8), (1, 3, 5), Comparison.BETTER),
        ((5, 6, 7), (1, 3, 5), Comparison.PERHAPS_BETTER),
        ((4, 5, 6), (3, 4, 9), Comparison.PERHAPS_BETTER),
        ((1, 4, 9), (3, 4, 5), Comparison.EVEN),
        ((3, 4, 9), (4, 5, 6), Comparison.PERHAPS_WORSE),
        ((1, 3, 5), (5, 6, 7), Comparison.PERHAPS_WORSE),
        ((1, 3, 5), (6, 7, 8), Comparison.WORSE),
    ],
)
def test_it_is_sure_only_where_the_ranges_do_not_touch(
    mine: tuple[int, int, int], other: tuple[int, int, int], standing: Comparison
) -> None:
    assert compare(Merit(*mine), Merit(*other)) is standing


def test_what_is_better_one_way_round_is_worse_the_other() -> None:
    opposite = {
        Comparison.BETTER: Comparison.WORSE,
        Comparison.PERHAPS_BETTER: Comparison.PERHAPS_WORSE,
        Comparison.EVEN: Comparison.EVEN,
    }
    opposite |= {other: one for one, other in opposite.items()}
    merits = [Merit(*three) for three in itertools.combinations_with_replacement(range(4), 3)]
    for mine, other in itertools.product(merits, merits):
        assert compare(other, mine) is opposite[compare(mine, other)]


def test_of_what_there_should_be_less_of_the_most_is_the_worst() -> None:
    judge = Judge(lens(lives=1), AXES)
    assert judge.entry(entry("lives", 100, 200, 400)) == Merit(-400, -200, -100)
    assert Judge(lens(money=1), AXES).entry(entry("money", 10, 20, 40)) == Merit(100, 200, 400)


def test_weights_count_beside_each_other_and_only_on_the_axes_there_are() -> None:
    judge = Judge(lens(lives=3, money=1, elsewhere=9), AXES)
    assert judge.entry(entry("lives", 100, 100, 100)).best == -75
    assert judge.entry(entry("money", 100, 100, 100)).best == 250
    assert judge.entry(entry("elsewhere", 9, 9, 9)) == Merit(0, 0, 0)
    with pytest.raises(ValueError, match="weighs none"):
        Judge(lens(elsewhere=1), AXES)


def test_merits_add_up_along_a_road_as_its_bill_does() -> None:
    judge = Judge(lens(lives=2, money=1), AXES)
    entries = [entry("lives", 1, 2, 4), entry("money", -3, 5, 8), entry("lives", 7, 7, 7)]
    whole = judge.bill(add_up(entries, tuple(AXES)))
    parts = [judge.entry(one) for one in entries]
    for end in ("low", "best", "high"):
        assert getattr(whole, end) == sum(getattr(part, end) for part in parts)
    assert whole.low <= whole.best <= whole.high


def test_the_articles_own_figure_holds_nothing_that_we_added() -> None:
    ours, counted = entry("money", 1, 2, 3), attrs.evolve(entry("money", 4, 6, 12), article=Decimal(10))
    judged = attrs.evolve(entry("money", 0, 1, 2), kind=EntryKind.ARTICLE)
    assert [line.article for line in add_up((ours, counted, judged), ("money",))] == [Decimal(11)]
    assert [line.article for line in add_up((ours, judged), ("money",))] == [None]
