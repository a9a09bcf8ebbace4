"""What a transcript says is read, offered, closed and said, held against the page."""

import difflib
from collections.abc import Iterable
from typing import assert_never

from game.problems import did_you_mean
from game.storytest.cursor import Moment, Stand
from game.storytest.statements import Closed, Offered, Read, Says, Telling
from game.storytest.wording import contains, found_by, listed, unless_nothing


def told(statement: Telling, stand: Stand, *, negated: bool) -> str:
    """Give what the page tells in the place of what is expected, with the mend; empty where all is as expected."""
    here = stand.here
    match statement:
        case Read():
            return _read(statement.text, stand.pages, negated=negated)
        case Offered():
            return _not_offered(statement, here) if negated else _offered(statement, here)
        case Closed():
            return _closed(statement, here, negated=negated)
        case Says():
            return _says(statement, here, negated=negated)
        case _:
            assert_never(statement)


def _read(text: str, pages: Iterable[Moment], *, negated: bool) -> str:
    pages = tuple(pages)
    words = [moment.words() for moment in pages]
    on = next((moment for moment, told in zip(pages, words, strict=True) if contains(told, text)), None)
    if negated:
        return "" if on is None else f"{on.called()} tells it."
    if on is not None:
        return ""
    where = " and ".join(moment.called() for moment in pages)
    return f"it is not told on {where}.{_nearest(text, ' '.join(words))}"


def _nearest(text: str, told: str) -> str:
    """Give the stretch of a page that is most like a text, if one is like it at all."""
    words, wanted = told.split()[:2000], len(text.split())
    step = max(wanted // 3, 1)
    stretches = [" ".join(words[begin : begin + wanted]) for begin in range(0, max(len(words) - wanted, 0) + 1, step)]
    near = difflib.get_close_matches(text, stretches, n=1, cutoff=0.6)
    return f' The nearest there is "{near[0]}".' if near else ""


def _offered(statement: Offered, here: Moment) -> str:
    named, strange = _resolved(_said(statement, here), here)
    if strange:
        return strange
    there = [option.id for option in here.options if option.open]
    missing = [name for name in named if name not in there]
    beyond = [] if statement.more else [name for name in there if name not in named]
    if not missing and not beyond:
        return ""
    parts = [f"not open: {listed(missing)}" if missing else "", f"open besides: {listed(beyond)}" if beyond else ""]
    mend = f"If the story is right, write 'offered: {', '.join(there) or 'nothing'}'."
    return f"on {here.called()}, {'; '.join(part for part in parts if part)}. {mend}"


def _not_offered(statement: Offered, here: Moment) -> str:
    known = {choice.id for passage in here.game.decision.passages.values() for choice in passage.choices}
    open_here = [option for option in here.options if option.open]
    for said in _said(statement, here):
        hits = found_by(said, open_here, lambda option: (option.id, option.text))
        if hits:
            return f"'{hits[0].id}' is open on {here.called()}."
        if said not in known and not found_by(said, here.options, lambda option: (option.id, option.text)):
            return f"there is no choice '{said}' in this decision.{did_you_mean(said, known)}"
    return ""


def _closed(statement: Closed, here: Moment, *, negated: bool) -> str:
    shut = {option.id: option.reason for option in here.options if not option.open}
    said = _said(statement, here)
    if not said and not negated:
        return f"{listed(shut)} is closed on {here.called()}." if shut else ""
    named, strange = _resolved(said, here)
    if strange:
        return "" if negated else strange
    for name in named:
        told = name in shut and contains(shut[name], statement.reason)
        if told and negated:
            return f"'{name}' is closed on {here.called()}."
        if not told and not negated:
            why = f"'{name}' is closed with \"{shut[name]}\"" if name in shut else f"'{name}' is open"
            return f"{why} on {here.called()}."
    return ""


def _said(statement: Offered | Closed, here: Moment) -> tuple[str, ...]:
    return unless_nothing(statement.said, (option.id for option in here.options))


def _resolved(said: Iterable[str], here: Moment) -> tuple[list[str], str]:
    """Give the ids of the options that are meant, and a sentence where one of them is none."""
    named = []
    for one in said:
        hits = found_by(one, here.options, lambda option: (option.id, option.text))
        if len(hits) != 1:
            return [], no_option(one, len(hits), here)
        named.append(hits[0].id)
    return named, ""


def no_option(said: str, hits: int, here: Moment) -> str:
    """Say that no option, or more than one, is meant by what was said."""
    if hits:
        return f"{hits} choices on {here.called()} begin so; write more of the text, or the id."
    shown = [option.id for option in here.options]
    return f"no choice '{said}' is shown on {here.called()}, but {listed(shown)}.{did_you_mean(said, shown)}"


def _says(statement: Says, here: Moment, *, negated: bool) -> str:
    hits = found_by(statement.person, here.page.people, lambda person: (person.id, person.name))
    if not hits:
        there = [person.id for person in here.page.people]
        return f"'{statement.person}' is not in the room; there is {listed(there)}."
    told = " ".join("".join(getattr(run, "text", "") for run in block.runs) for block in hits[0].advice)
    if contains(told, statement.text) is not negated:
        return ""
    return f"{hits[0].name} says it." if negated else f'{hits[0].name} says "{told}".'
