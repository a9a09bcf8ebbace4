"""The printed gamebook: played as its reader would play it, from its own text alone."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.export.gamebook import write_gamebook
from game.export.gamebook_sections import BookSection, PrintedChoice, Sections
from game.export.seat import order_choices
from game.play.condition_words import phrase
from game.story.bill import Bill, add_up
from game.story.conditions import When, applies
from game.story.model import Decision
from game.story.prose import Piece
from game.story.references import References
from game.story.walk import bill_of, walk_choices
from tests.export.richer import rich_decisions
from tests.export.roads import GOOD_STORIES, SHIPPED, open_story, some_roads
from tests.play.tables import few
from tests.random_decisions import ARCHIVE, decisions
from tests.transcript.test_transcripts import HOSTILE, Outline


class Reader:
    """Plays a book by its sections: keeps the record sheet, and believes nothing but what is printed."""

    def __init__(self, decision: Decision, references: References) -> None:
        """Open the book at its first section."""
        self.sections = Sections(decision, references)
        self.written = {section.number: section for section in self.sections.write()}
        self.meters = {meter.label: meter.start for meter in self.sections.meters}
        self.by_label = {meter.label: meter for meter in self.sections.meters}
        self.whens = {phrase(when.test, self.sections.meters): when for when in all_whens(decision)}
        self.booked: list[int] = []
        self.at = self.written[1]

    def holds(self, when: str) -> bool:
        """Look a condition up on the record sheet."""
        return not when or applies(self.whens[when], tuple(self.meters.values()))

    def note(self, one: PrintedChoice | BookSection) -> None:
        """Write down what a section asks to be noted, and what to book before it or after it."""
        if one.bill_first:
            self.book(one.bills)
        self.write(one.notes)
        if not one.bill_first:
            self.book(one.bills)

    def write(self, notes: tuple[str, ...]) -> None:
        """Change what stands on the record sheet."""
        for output in notes:
            shift = re.fullmatch(r"(.+) ([+\N{MINUS SIGN}])(\d+)", output)
            if shift and shift[1] in self.by_label:
                meter = self.by_label[shift[1]]
                amount = int(shift[3]) if shift[2] == "+" else -int(shift[3])
                self.meters[meter.label] = min(max(self.meters[meter.label] + amount, meter.low), meter.high)
            else:
                label, _, value = output.rpartition(": ")
                meter = self.by_label[label]
                values = [meter.describe(one) for one in range(len(meter.names))]
                self.meters[label] = values.index(value) if meter.names else int(value)

    def book(self, bills: tuple[str, ...]) -> None:
        """Note the numbers of the bill that hold."""
        for output in bills:
            number, _, when = output.partition(" (only if ")
            if self.holds(when.removesuffix(")") if when else ""):
                self.booked.append(int(number))

    def open_ways(self) -> list[PrintedChoice]:
        """Return the choices that the sheet allows."""
        return [way for way in self.at.ways if self.holds(way.when)]

    def take(self, way: PrintedChoice) -> None:
        """Make a choice, and turn to where it leads, through what it does if that has a section."""
        self.note(way)
        self.turn(way.turns)
        if self.at.turns:
            self.note(self.at)
            self.turn(self.at.turns)

    def turn(self, turns: tuple[object, ...]) -> None:
        """Turn to the first section whose condition holds."""
        self.at = self.written[next(turn.to for turn in turns if self.holds(turn.when))]  # type: ignore[attr-defined]
        if self.at.ending:
            self.note(self.at)

    def bill(self, decision: Decision) -> dict[str, object]:
        """Add up what was booked, and read off where the scales stand."""
        values = tuple(self.meters.values())
        booked = add_up((self.sections.entries[number] for number in self.booked), decision.axes)
        return {**amounts(booked), **{axis: (values[meter],) for meter, axis in decision.columns.items()}}


def all_whens(decision: Decision) -> list[When]:
    """Return every condition of a decision."""
    found: list[When | None] = []
    for place in decision.passages.values():
        found += [piece.when for piece in place.text]
        for choice in place.choices:
            found += [choice.when, *(target.when for target in choice.to), *(entry.when for entry in choice.bill)]
    for end in decision.endings.values():
        found += [entry.when for entry in end.bill]
    return [when for when in found if when is not None]


def hold_to_the_engine(decision: Decision, references: References, roads: list[list[str]]) -> None:
    """Read a book along some roads and compare where the reader stands with where the engine does."""
    for road in roads:
        ours = walk_choices(decision, road)
        reader = Reader(decision, references)
        for index, (state, chosen) in enumerate(zip(ours.states, [*road, ""], strict=True)):
            assert reader.at.number == reader.sections.numbers[state.place, ""]
            assert tuple(reader.meters.values()) == state.meters
            if not chosen:
                break
            choices = decision.passages[state.place].choices
            open_ = [one for one in choices if applies(one.when, state.meters)]
            order = [one.text for one in order_choices(decision.passages[state.place])]
            open_.sort(key=lambda one: order.index(one.text))
            assert [way.text for way in reader.open_ways()] == [one.text for one in open_]
            reader.take(reader.open_ways()[[one.id for one in open_].index(chosen)])
            assert index < len(road)
        scales = {axis: (int(line.best),) for line in bill_of(decision, ours) if (axis := line.axis) in decision.starts}
        assert reader.bill(decision) == {**amounts(bill_of(decision, ours)), **scales}


def amounts(bill: Bill) -> dict[str, object]:
    """Return the figures of a bill."""
    return {
        line.axis: (
            *(line.low, line.best, line.high, line.confidence, line.article),
            {side: (part.low, part.best, part.high) for side, part in line.sides.items()},
        )
        for line in bill
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_a_book_does_not_give_history_away_by_its_place(name: str) -> None:
    decision, _ = open_story(name)
    free = [one for one in decision.passages.values() if len(one.choices) > 1 and not one.kept]
    places = [[choice.history for choice in order_choices(one)].index(True) for one in free if one.historical]
    by_chance = sum(1 / len(one.choices) for one in free if one.historical)
    assert places.count(0) < 2 * by_chance
    assert len(set(places)) > 1


@few
@given(story=rich_decisions(), seed=st.integers(0, 1000))
def test_a_reader_of_a_book_with_every_kind_of_column_comes_where_the_engine_comes(
    story: tuple[Decision, References], seed: int
) -> None:
    hold_to_the_engine(*story, some_roads(story[0], 3, seed))


@few
@given(decision=decisions(), seed=st.integers(0, 1000))
def test_a_reader_of_any_book_comes_where_the_engine_comes(decision: Decision, seed: int) -> None:
    hold_to_the_engine(decision, ARCHIVE, some_roads(decision, 3, seed))


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_a_reader_of_a_real_book_comes_where_the_engine_comes(name: str) -> None:
    decision, references = open_story(name)
    hold_to_the_engine(decision, references, [list(decision.reveal.road), *some_roads(decision, 6)])


@few
@given(decision=decisions())
def test_sections_are_shuffled_and_always_alike(decision: Decision) -> None:
    numbers = Sections(decision, ARCHIVE).numbers
    assert numbers == Sections(decision, ARCHIVE).numbers
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    assert numbers[decision.opening, ""] == 1


def test_another_decision_is_shuffled_otherwise() -> None:
    decision, references = open_story("test-decision")
    other = attrs.evolve(decision, fingerprint="another")
    assert Sections(decision, references).numbers != Sections(other, references).numbers


@pytest.mark.parametrize("name", [*GOOD_STORIES, *SHIPPED])
def test_every_link_of_a_book_leads_somewhere_and_the_book_asks_for_nothing(name: str) -> None:
    page = write_gamebook(*open_story(name)).text
    outline = Outline(page.replace("<br>", "").replace("<circle", "<rect"))
    assert outline.open == []
    assert {link.removeprefix("#") for link in outline.attributes["href"]} <= outline.attributes["id"]
    assert not outline.tags & {"script", "link", "img", "iframe", "form"}
    assert "url(" not in page


def test_a_hidden_meter_is_a_letter_until_the_end() -> None:
    decision, references = open_story("test-decision")
    before, _, after = write_gamebook(decision, references).text.partition("What was kept from you")
    (hidden,) = [meter for meter in decision.meters if meter.hidden]
    assert hidden.label not in before
    assert "Box A +1" in before
    assert hidden.label in after


def test_no_text_becomes_markup() -> None:
    decision, references = open_story("test-decision")
    transition = decision.passages["landing"]
    choices = tuple(attrs.evolve(choice, text=HOSTILE, closed=HOSTILE) for choice in transition.choices)
    passage = attrs.evolve(transition, title=HOSTILE, text=(Piece(HOSTILE),), choices=choices)
    page = write_gamebook(
        attrs.evolve(decision, title=HOSTILE, passages={**decision.passages, "landing": passage}), references
    ).text
    assert "script" not in Outline(page.replace("<br>", "").replace("<circle", "<rect")).tags
    assert "{{ 7 * 7 }}" in page
    assert "\x1b" not in page
