"""Every declaration says what it is for, and every code has a page with a bad and a good example."""

from collections.abc import Iterator

import attrs
import pytest

from game.rules.checks import OF_DECISIONS, OF_PACKS, OF_SHARED, OF_SHELVES, OF_TEXTS
from game.rules.lesson_checks import OF_LESSONS
from game.rules.manual import list_pages
from game.schema.files import SORTS
from game.schema.records import Field, Record
from game.schema.scalars import Kind


def records_of(kind: object) -> Iterator[Record[object]]:
    """Find every record that a declaration is made of."""
    if isinstance(kind, Record):
        yield kind
        for field in kind.fields:
            yield from records_of(field.kind)
    elif isinstance(kind, Kind):
        for attribute in attrs.fields(type(kind)):
            yield from records_of(getattr(kind, attribute.name))


RECORDS = {record.called: record for sort in SORTS for record in records_of(sort.kind)}
FIELDS = [(called, field) for called, record in RECORDS.items() for field in record.fields]


def test_the_declarations_are_found() -> None:
    """From the roots one comes to everything that may stand in a file."""
    assert {"a decision", "a choice", "an entry of a bill", "a piece of prose", "a claim", "a meter"} <= set(RECORDS)


@pytest.mark.parametrize(("called", "field"), FIELDS, ids=[f"{called}: {field.name}" for called, field in FIELDS])
def test_every_key_has_a_sentence_of_help(called: str, field: Field) -> None:
    """A reference page can be made from the declarations alone."""
    assert RECORDS[called].help.endswith(".")
    assert field.help


EVERY_RULE = (*OF_DECISIONS, *OF_TEXTS, *OF_SHARED, *OF_SHELVES, *OF_PACKS, *OF_LESSONS)


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.CODE)
def test_every_rule_has_a_page_with_examples(rule: object) -> None:
    """A rule's module says what fails and what passes."""
    page = rule.__doc__ or ""

    assert "\nFails: " in page
    assert "\nPasses: " in page


def test_codes_are_given_once() -> None:
    """No two rules share a code."""
    codes = [rule.CODE for rule in EVERY_RULE]

    assert len(codes) == len(set(codes))
    assert list(list_pages()) == sorted(list_pages())
    assert all(list_pages().values())
