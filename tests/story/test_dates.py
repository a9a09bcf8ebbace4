"""Dates as an author writes them: what they cover, and how they are said."""

import datetime

import pytest

from game.story.dates import read_span

DAY = datetime.date


@pytest.mark.parametrize(
    ("written", "first", "last", "said"),
    [
        ("1950", DAY(1950, 1, 1), DAY(1950, 12, 31), "1950"),
        ("1952-02", DAY(1952, 2, 1), DAY(1952, 2, 29), "February 1952"),
        ("1950-12", DAY(1950, 12, 1), DAY(1950, 12, 31), "December 1950"),
        ("1950-10-01", DAY(1950, 10, 1), DAY(1950, 10, 1), "1 October 1950"),
        ("1950-10-01 .. 1950-10-01", DAY(1950, 10, 1), DAY(1950, 10, 1), "1 October 1950"),
        ("1950-10-09 .. 1950-10-11", DAY(1950, 10, 9), DAY(1950, 10, 11), "9\N{EN DASH}11 October 1950"),
        ("1950-06-30 .. 1950-07-02", DAY(1950, 6, 30), DAY(1950, 7, 2), "30 June \N{EN DASH} 2 July 1950"),
        ("1950..1951-03", DAY(1950, 1, 1), DAY(1951, 3, 31), "1950\N{EN DASH}March 1951"),
        (" 1950 .. 1950 ", DAY(1950, 1, 1), DAY(1950, 12, 31), "1950"),
    ],
)
def test_a_date_covers_all_of_what_it_names(written: str, first: datetime.date, last: datetime.date, said: str) -> None:
    span = read_span(written)
    assert (span.first, span.last, span.written) == (first, last, written.strip())
    assert str(span) == said


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1950-13",
        "1951-02-29",
        "1950-1-1",
        "50",
        "1950-10-02 .. 1950-10-01",
        "1951 .. 1950",
        "1950-06 .. 1950",
        "1950 ..",
        "October",
    ],
)
def test_what_names_no_day_or_runs_backward_is_no_date(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its text is what was written
        read_span(written)
