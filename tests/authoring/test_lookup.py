"""What an author may name is found by words, whatever their capitals, accents and ends."""

from hypothesis import given
from hypothesis import strategies as st

from game.authoring.lookup import SORTS, Symbol, look_up
from game.cli import find
from game.library.shelf import Shelf
from game.schema.symbols import SymbolType
from tests.library.folders import GOOD

ARCHIVE = Shelf(GOOD).references()
EVERYTHING = look_up(ARCHIVE, ())


def names(*words: str, only: SymbolType | None = None) -> list[str]:
    """Return what is found, by name."""
    return [entry.name for entry in look_up(ARCHIVE, words, [only] if only else ())]


def test_without_words_all_that_can_be_named_is_found_once() -> None:
    parts = (
        ARCHIVE.people, ARCHIVE.axes, ARCHIVE.lenses, ARCHIVE.theses, ARCHIVE.claims, ARCHIVE.sources,
        ARCHIVE.disputes, ARCHIVE.papers, ARCHIVE.maps,
    )  # fmt: skip
    assert [entry.name for entry in EVERYTHING] == [name for part in parts for name in part]
    assert {entry.thing for entry in EVERYTHING} <= set(SORTS)


def test_the_command_knows_every_sort() -> None:
    assert tuple(sort.value for sort in SORTS) == find.SORTS


@given(st.sampled_from(EVERYTHING), st.data())
def test_a_thing_is_found_by_the_beginnings_of_any_of_its_words(entry: Symbol, data: st.DataObject) -> None:
    words = " ".join((entry.name, entry.title, *entry.notes)).split()
    asked = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4))
    begun = [word[: data.draw(st.integers(1, len(word)))] for word in asked]
    shouted = [word.upper() if data.draw(st.booleans()) else word for word in begun]
    assert entry in look_up(ARCHIVE, shouted)
    assert entry in look_up(ARCHIVE, shouted, [entry.thing])
    assert entry not in look_up(ARCHIVE, shouted, [sort for sort in SORTS if sort is not entry.thing])


def test_all_words_must_be_there_and_each_where_a_word_begins() -> None:
    assert names("gauge", "reading", only=SymbolType.CLAIM) == ["gauge-reading"]
    assert names("gauge", "nowhere") == []
    assert names("auge") == []


def test_what_bears_the_words_in_its_name_comes_before_what_only_tells_of_them() -> None:
    found = look_up(ARCHIVE, ["mayor"])
    named = ["mayor" in entry.heading for entry in found]
    assert named == sorted(named, reverse=True)
    assert found[0].name == "mayor"


def test_accents_do_not_hide_a_name() -> None:
    (source,) = list(ARCHIVE.sources.values())[:1]
    entry = next(one for one in EVERYTHING if one.name == source.id)
    accented = source.author[0] + "\N{COMBINING ACUTE ACCENT}" + source.author[1:]
    assert entry in look_up(ARCHIVE, [accented.split()[0]])
