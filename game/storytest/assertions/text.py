"""What a transcript says is read, offered, closed and said, held against the page."""

from collections.abc import Iterable
from typing import assert_never

from game.problems import suggest
from game.storytest.cursor import Cursor, Moment
from game.storytest.statements import Closed, Offered, Read, Says, Telling
from game.storytest.wording import contains, find_matches, quote_list


def check_text(statement: Telling, cursor: Cursor, *, negated: bool) -> str:
    """Return what the page tells in the place of what is expected, with the mend; empty where all is as expected."""
    here = cursor.here
    match statement:
        case Read():
            return _check_words(statement.text, cursor.pages, negated=negated)
        case Offered():
            return _check_not_offered(statement, here) if negated else _check_offered(statement, here)
        case Closed():
            return _check_closed(statement, here, negated=negated)
        case Says():
            return _check_advice(statement, here, negated=negated)
        case _:
            assert_never(statement)


def _check_words(text: str, pages: Iterable[Moment], *, negated: bool) -> str:
    pages = tuple(pages)
    words = [moment.collect_words() for moment in pages]
    on = next((moment for moment, sentence in zip(pages, words, strict=True) if contains(sentence, text)), None)
    if negated:
        return "" if on is None else f"{on.describe()} tells it."
    if on is not None:
        return ""
    where = " and ".join(moment.describe() for moment in pages)
    return f"it is not told on {where}.{_find_nearest(text, ' '.join(words))}"


def _find_nearest(text: str, sentence: str) -> str:
    """Return the stretch of a page that is most like a text, if one is like it at all."""
    import difflib  # noqa: PLC0415 - only a difference needs it

    words, wanted = sentence.split()[:2000], len(text.split())
    step = max(wanted // 3, 1)
    stretches = [" ".join(words[begin : begin + wanted]) for begin in range(0, max(len(words) - wanted, 0) + 1, step)]
    near = difflib.get_close_matches(text, stretches, n=1, cutoff=0.6)
    return f' The nearest there is "{near[0]}".' if near else ""


def _check_offered(statement: Offered, here: Moment) -> str:
    named, strange = _resolve(statement.names, here)
    if strange:
        return strange
    there = [option.id for option in here.options if option.open]
    missing = [name for name in named if name not in there]
    beyond = [] if statement.more else [name for name in there if name not in named]
    if not missing and not beyond:
        return ""
    parts = [
        f"not open: {quote_list(missing)}" if missing else "",
        f"open besides: {quote_list(beyond)}" if beyond else "",
    ]
    mend = f"If the story is right, write 'offered: {', '.join(there) or 'nothing'}'."
    return f"on {here.describe()}, {'; '.join(part for part in parts if part)}. {mend}"


def _check_not_offered(statement: Offered, here: Moment) -> str:
    known = {choice.id for passage in here.game.decision.passages.values() for choice in passage.choices}
    open_here = [option for option in here.options if option.open]
    for name in statement.names:
        hits = find_matches(name, open_here, lambda option: (option.id, option.text))
        if hits:
            return f"'{hits[0].id}' is open on {here.describe()}."
        if name not in known and not find_matches(name, here.options, lambda option: (option.id, option.text)):
            return f"there is no choice '{name}' in this decision.{suggest(name, known)}"
    return ""


def _check_closed(statement: Closed, here: Moment, *, negated: bool) -> str:
    shut = {option.id: option.reason for option in here.options if not option.open}
    if not statement.names and not negated:
        return f"{quote_list(shut)} is closed on {here.describe()}." if shut else ""
    named, strange = _resolve(statement.names, here)
    if strange:
        return "" if negated else strange
    for name in named:
        matches = name in shut and contains(shut[name], statement.reason)
        if matches and negated:
            return f"'{name}' is closed on {here.describe()}."
        if not matches and not negated:
            why = f"'{name}' is closed with \"{shut[name]}\"" if name in shut else f"'{name}' is open"
            return f"{why} on {here.describe()}."
    return ""


def _resolve(names: Iterable[str], here: Moment) -> tuple[list[str], str]:
    """Return the ids of the options that are meant, and a sentence where one of them is none."""
    named = []
    for one in names:
        hits = find_matches(one, here.options, lambda option: (option.id, option.text))
        if len(hits) != 1:
            return [], describe_no_option(one, len(hits), here)
        named.append(hits[0].id)
    return named, ""


def describe_no_option(name: str, hits: int, here: Moment) -> str:
    """Say that no option, or more than one, is meant by what was said."""
    if hits:
        return f"{hits} choices on {here.describe()} begin so; write more of the text, or the id."
    shown = [option.id for option in here.options]
    return f"no choice '{name}' is shown on {here.describe()}, but {quote_list(shown)}.{suggest(name, shown)}"


def _check_advice(statement: Says, here: Moment, *, negated: bool) -> str:
    hits = find_matches(statement.person, here.page.people, lambda person: (person.id, person.name))
    if not hits:
        there = [person.id for person in here.page.people]
        return f"'{statement.person}' is not in the room; there is {quote_list(there)}."
    text = " ".join("".join(getattr(run, "text", "") for run in block.runs) for block in hits[0].advice)
    if contains(text, statement.text) is not negated:
        return ""
    return f"{hits[0].name} says it." if negated else f'{hits[0].name} says "{text}".'
