"""What a transcript says of meters, papers, people, dates and the road, held against where the game stands."""

from collections.abc import Callable, Iterable
from typing import TypeVar, assert_never

from game.play.cards import PaperCard, PersonCard
from game.play.game import Game
from game.problems import suggest
from game.schema.condition_text import ConditionError, parse
from game.story.conditions import find_meters, holds
from game.story.joining import leg_at
from game.story.model import Meter
from game.storytest.cursor import Moment
from game.storytest.statements import Chosen, Circumstance, Dated, Holds, Laid, Placed, Present
from game.storytest.wording import contains, find_matches, quote_list, unless_nothing

T = TypeVar("T")


def check_state(statement: Circumstance, here: Moment, *, negated: bool) -> str:
    """Return how things stand in the place of what is expected; empty where all is as expected."""
    match statement:
        case Holds():
            return _check_condition(statement.condition, here, negated=negated)
        case Laid():
            return _check_names(statement.names, here.page.papers, _paper, "on the desk", negated=negated)
        case Present():
            return _check_names(statement.names, here.page.people, _person, "in the room", negated=negated)
        case Dated():
            return _check_date(str(statement.date), here)
        case Placed():
            return "" if contains(here.page.place, statement.name) else f"the page's place is {here.page.place}."
        case Chosen():
            return _check_road(statement, here, negated=negated)
        case _:
            assert_never(statement)


def _check_date(expected: str, here: Moment) -> str:
    found = str(here.spot.date) if here.spot else here.page.date
    return "" if expected == found else f"the page is dated {found}."


def _check_condition(condition: str, here: Moment, *, negated: bool) -> str:
    decision, values = here.game.decision, here.game.road.state.meters
    known = _meters(here.game)
    try:
        test = parse(condition, known)
    except ConditionError as error:
        return f"this cannot be asked: {error.message}"
    if holds(test, values) is not negated:
        return ""
    meters = [decision.meters[index] for index in sorted(find_meters(test))]
    cursor = [values[decision.meters.index(meter)] for meter in meters]
    names = [
        f"{meter.id} is {meter.names[value]}" if meter.names else f"{meter.id} = {value}"
        for meter, value in zip(meters, cursor, strict=True)
    ]
    return f"{' and '.join(names)} on {here.describe()}."


def _meters(game: Game) -> dict[str, tuple[int, Meter]]:
    """Return the meters as they may be called: in a campaign by their names in a leg, of one name the leg's of here."""
    leg = leg_at(game.decision, game.road.state.place)
    own = f"{leg.id}." if leg else ""
    ordered = sorted(enumerate(game.decision.meters), key=lambda pair: pair[1].id.startswith(own))
    short = {meter.id.rpartition(".")[2]: (index, meter) for index, meter in ordered}
    return short | {meter.id: (index, meter) for index, meter in ordered}


def _paper(card: PaperCard) -> tuple[str, str]:
    return card.id, card.title


def _person(card: PersonCard) -> tuple[str, str]:
    return card.id, card.name


def _check_names(
    words: tuple[str, ...], cards: Iterable[T], names: Callable[[T], tuple[str, str]], where: str, *, negated: bool
) -> str:
    """Hold names against the cards of a page; without any name nothing may be there."""
    cards = tuple(cards)
    there = [names(card)[0] for card in cards]
    words = unless_nothing(words, there)
    if not words:
        return f"{where} there is {quote_list(there)}." if there and not negated else ""
    for one in words:
        if bool(find_matches(one, cards, names)) is negated:
            mend = "" if negated else suggest(one, there)
            return f"'{one}' is {'' if negated else 'not '}{where}; there is {quote_list(there)}.{mend}"
    return ""


def _check_road(statement: Chosen, here: Moment, *, negated: bool) -> str:
    made = [f"{step.passage}/{step.choice}" for step in here.game.road.steps]
    for one in statement.names:
        on_road = any(step == one or step.endswith(f"/{one}") for step in made)
        if on_road is negated:
            mend = "" if negated else suggest(one, made)
            return f"the road {'went' if negated else 'did not go'} through '{one}'.{mend}"
    return ""
