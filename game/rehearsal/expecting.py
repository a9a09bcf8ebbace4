"""What a statement expects, held against the page it speaks of: nothing where it is so, else what was found."""

from collections.abc import Callable, Iterable
from typing import TypeVar, assert_never

from game.library.condition_text import ConditionError, parse
from game.play.cards import PaperCard, PersonCard
from game.problems import did_you_mean
from game.rehearsal.costs import differs, judged, tried
from game.rehearsal.stand import KINDS, Moment, Stand, is_called
from game.rehearsal.statements import (
    Asked,
    At,
    Booked,
    Chosen,
    Closed,
    Dated,
    Ended,
    Holds,
    Judged,
    Laid,
    Offered,
    Placed,
    Present,
    Read,
    Says,
    Statement,
    Tried,
)
from game.rehearsal.wording import contains, found_by, listed, plain
from game.story.conditions import asked, holds
from game.story.journal import Stage
from game.story.model import Decision

T = TypeVar("T")


def mismatch(statement: Statement, stand: Stand, *, negated: bool) -> str:  # noqa: C901 - one arm for each statement
    """Give what was found in the place of what a statement expects, with the mend; empty where all is as expected."""
    here = stand.here
    match statement:
        case At() | Ended() | Asked():
            return _arrived(statement, stand)
        case Read():
            return _read(statement.text, stand.pages, negated=negated)
        case Offered():
            return _not_offered(statement, here) if negated else _offered(statement, here)
        case Closed():
            return _closed(statement, here, negated=negated)
        case Holds():
            return _holds(statement.condition, here, negated=negated)
        case Laid():
            return _among(statement.said, here.page.papers, _paper, "on the desk", negated=negated)
        case Present():
            return _among(statement.said, here.page.people, _person, "in the room", negated=negated)
        case Says():
            return _says(statement, here, negated=negated)
        case Dated():
            found = str(here.spot.date) if here.spot else here.page.date
            return "" if str(statement.date) == found else f"the page is dated {found}."
        case Placed():
            return "" if contains(here.page.place, statement.said) else f"the page's place is {here.page.place}."
        case Chosen():
            return _chosen(statement, here, negated=negated)
        case Booked():
            return differs(statement, here.game)
        case Judged():
            return judged(statement, here.game)
        case Tried():
            return tried(statement, here.game, negated=negated)
        case _:
            assert_never(statement)


def _arrived(statement: At | Ended | Asked, stand: Stand) -> str:
    here, said = stand.here, statement.said
    decision = here.game.decision
    match statement:
        case At():
            known = _places(decision) + list(KINDS)
            found = stand.seek(lambda moment: is_called(moment, said))
        case Ended():
            known = [name for one in decision.endings.values() for name in (one.id, one.title)]
            found = stand.seek(lambda moment: moment.stage is Stage.ENDING and is_called(moment, said))
        case Asked():
            known = [question.id for question in decision.reveal.questions]
            found = stand.seek(
                lambda moment: moment.stage is Stage.QUESTION and moment.called() == f"the question '{said}'"
            )
        case _:
            assert_never(statement)
    if found:
        return ""
    if plain(said) not in map(plain, known):
        return f"there is no such place in '{decision.id}'.{did_you_mean(said, known)}"
    return f"the road has come to {here.called()}."


def _places(decision: Decision) -> list[str]:
    spots = (*decision.passages.values(), *decision.endings.values())
    return [name for spot in spots for name in (spot.id, spot.title)]


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
    import difflib  # noqa: PLC0415 - only a difference needs it

    words, wanted = told.split()[:2000], len(text.split())
    step = max(wanted // 3, 1)
    stretches = [" ".join(words[begin : begin + wanted]) for begin in range(0, max(len(words) - wanted, 0) + 1, step)]
    near = difflib.get_close_matches(text, stretches, n=1, cutoff=0.5)
    return f' The nearest there is "{near[0]}".' if near else ""


def _offered(statement: Offered, here: Moment) -> str:
    named, strange = _resolved(statement.said, here)
    if strange:
        return strange
    there = [option.id for option in here.options if option.open]
    missing = [name for name in named if name not in there]
    beyond = [] if statement.more else [name for name in there if name not in named]
    if not missing and not beyond:
        return ""
    parts = [f"{listed(missing)} is not open" if missing else "", f"{listed(beyond)} is open too" if beyond else ""]
    mend = f"If the story is right, write 'offered: {', '.join(there) or 'nothing'}'."
    return f"{' and '.join(part for part in parts if part)} on {here.called()}. {mend}"


def _not_offered(statement: Offered, here: Moment) -> str:
    known = {choice.id for passage in here.game.decision.passages.values() for choice in passage.choices}
    open_here = [option for option in here.options if option.open]
    for said in statement.said:
        hits = found_by(said, open_here, lambda option: (option.id, option.text))
        if hits:
            return f"'{hits[0].id}' is open on {here.called()}."
        if said not in known and not found_by(said, here.options, lambda option: (option.id, option.text)):
            return f"there is no choice '{said}' in this decision.{did_you_mean(said, known)}"
    return ""


def _closed(statement: Closed, here: Moment, *, negated: bool) -> str:
    shut = {option.id: option.reason for option in here.options if not option.open}
    if not statement.said and not negated:
        return f"{listed(shut)} is closed on {here.called()}." if shut else ""
    named, strange = _resolved(statement.said, here)
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


def _holds(condition: str, here: Moment, *, negated: bool) -> str:
    decision, values = here.game.decision, here.game.road.state.meters
    known = {meter.id.rpartition(".")[2]: (index, meter) for index, meter in enumerate(decision.meters)}
    known |= {meter.id: (index, meter) for index, meter in enumerate(decision.meters)}
    try:
        test = parse(condition, known)
    except ConditionError as error:
        return f"this cannot be asked: {error.message}"
    if holds(test, values) is not negated:
        return ""
    meters = [decision.meters[index] for index in sorted(asked(test))]
    stand = [values[decision.meters.index(meter)] for meter in meters]
    said = [
        f"{meter.id} is {meter.names[value]}" if meter.names else f"{meter.id} = {value}"
        for meter, value in zip(meters, stand, strict=True)
    ]
    return f"{' and '.join(said)} on {here.called()}."


def _paper(card: PaperCard) -> tuple[str, str]:
    return card.id, card.title


def _person(card: PersonCard) -> tuple[str, str]:
    return card.id, card.name


def _among(
    said: Iterable[str], cards: Iterable[T], names: Callable[[T], tuple[str, str]], where: str, *, negated: bool
) -> str:
    """Hold names against the cards of a page; without any name nothing may be there."""
    cards, said = tuple(cards), tuple(said)
    there = [names(card)[0] for card in cards]
    if not said:
        return f"{where} there is {listed(there)}." if there and not negated else ""
    for one in said:
        if bool(found_by(one, cards, names)) is negated:
            mend = "" if negated else did_you_mean(one, there)
            return f"'{one}' is {'' if negated else 'not '}{where}; there is {listed(there)}.{mend}"
    return ""


def _says(statement: Says, here: Moment, *, negated: bool) -> str:
    hits = found_by(statement.person, here.page.people, _person)
    if not hits:
        there = [person.id for person in here.page.people]
        return f"'{statement.person}' is not in the room; there is {listed(there)}."
    told = " ".join("".join(getattr(run, "text", "") for run in block.runs) for block in hits[0].advice)
    if contains(told, statement.text) is not negated:
        return ""
    return f"{hits[0].name} says it." if negated else f'{hits[0].name} says "{told}".'


def _chosen(statement: Chosen, here: Moment, *, negated: bool) -> str:
    made = [f"{step.passage}/{step.choice}" for step in here.game.road.steps]
    for one in statement.said:
        on_road = any(step == one or step.endswith(f"/{one}") for step in made)
        if on_road is negated:
            mend = "" if negated else did_you_mean(one, made)
            return f"the road {'went' if negated else 'did not go'} through '{one}'.{mend}"
    return ""
