"""Dates as an author writes them: a day, a month, a year, or a span of those."""

import datetime
import re

import attrs

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_SPELT = re.compile(rf"(?:([0-9]{{1,2}}) )?({'|'.join(MONTHS)})(?: ([0-9]{{1,2}}),)? ([0-9]{{4}})")
DATED_OTHERWISE = re.compile(rf"(?:{_DOTTED.pattern})|(?:{_SPELT.pattern})")
DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
SPAN = re.compile(rf"{DATE.pattern}(?:\s*\.\.\s*{DATE.pattern})?")


@attrs.frozen
class Span:
    """The days from `first` to `last`, both included; `written` is the author's own spelling."""

    first: datetime.date
    last: datetime.date
    written: str

    def __str__(self) -> str:
        """Return the span in words, as exact as the author was: `9-11 October 1950`."""
        first, _, last = (part.strip() for part in self.written.partition(".."))
        if last in {"", first}:
            return _in_words(first)
        return _join_dates(first, last)


UNREADABLE = Span(datetime.date.min, datetime.date.max, "?")
"""Stands for a date that cannot be read, so that the rest of a file can; it contradicts no other."""


def read_date(text: str) -> tuple[datetime.date, datetime.date]:
    """Read `1950`, `1950-10` or `1950-10-01` as the first and last day it covers.

    Raises ValueError where the text is none of these or names no day of the calendar.
    """
    found = DATE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or month is None:
        return datetime.date(int(text), 1, 1), datetime.date(int(text), 12, 31)
    if day is None:
        return datetime.date(year, month, 1), _last_day(year, month)
    return datetime.date(year, month, day), datetime.date(year, month, day)


def read_span(text: str) -> Span:
    """Read a date, or two dates joined by `..`; raises ValueError as `read_date` does, or if reversed."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    begins, ends = read_date(first)
    if dots:
        later_begins, ends = read_date(last)
        if later_begins < begins:
            raise ValueError(text)
    return Span(begins, ends, text.strip())


def respell_date(text: str) -> str:
    """Return as an author writes it what is written otherwise: `30.1.1950` and `30 January 1950` as `1950-01-30`.

    Empty where it is no date.
    """
    dotted, spelt = _DOTTED.fullmatch(text.strip()), _SPELT.fullmatch(text.strip())
    if dotted:
        day, month, year = int(dotted[1]), int(dotted[2]), dotted[3]
    elif spelt and not (spelt[1] and spelt[3]):
        day, month, year = int(spelt[1] or spelt[3] or 0), MONTHS.index(spelt[2]) + 1, spelt[4]
    else:
        return ""
    written = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    try:
        read_date(written)
    except ValueError:
        return ""
    return written


def _last_day(year: int, month: int) -> datetime.date:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _in_words(date: str) -> str:
    year, *rest = date.split("-")
    month = f"{MONTHS[int(rest[0]) - 1]} " if rest else ""
    day = f"{int(rest[1])} " if rest[1:] else ""
    return f"{day}{month}{year}"


def _join_dates(first: str, last: str) -> str:
    """Say what both dates share only once: `9-11 October 1950`, `28 September - 3 October 1950`."""
    begins, ends = _in_words(first).split(), _in_words(last).split()
    if len(begins) == len(ends):
        shared = 0
        while shared < len(begins) - 1 and begins[-1 - shared] == ends[-1 - shared]:
            shared += 1
        begins = begins[: len(begins) - shared]
    dash = "\N{EN DASH}" if len(begins) == 1 else " \N{EN DASH} "
    return f"{' '.join(begins)}{dash}{' '.join(ends)}"
