"""A script played against its decision, up to the first statement that is not so."""

from typing import assert_never

import attrs

from game.errors import ChoiceNotOfferedError
from game.play.game import start
from game.play.page import GO_ON
from game.story.model import Decision
from game.story.references import Archive
from game.storytest.assertions.arrival import arrived
from game.storytest.assertions.costs import costs
from game.storytest.assertions.state import stands
from game.storytest.assertions.text import no_option, told
from game.storytest.cursor import Stand
from game.storytest.statements import Arrival, Choose, Circumstance, Costs, Line, Script, Telling
from game.storytest.wording import found_by


@attrs.frozen(kw_only=True)
class Difference:
    """The first statement that is not so: its line, what was written, and what was found with the mend."""

    number: int
    expected: str
    found: str


def rehearse(script: Script, decision: Decision, archive: Archive) -> Difference | None:
    """Play a script; gives the first difference, or None where everything is as it says."""
    stand = Stand(start(decision, archive))
    for line in script.lines:
        found = _took_place(line, stand)
        if found:
            return Difference(number=line.number, expected=line.written, found=found)
    return None


def _took_place(line: Line, stand: Stand) -> str:
    """Do what a line says, or hold what it expects; gives what was found instead, or nothing."""
    statement = line.statement
    if isinstance(statement, Choose):
        return _chosen(statement.said, stand)
    if isinstance(statement, Arrival):
        return arrived(statement, stand)
    if isinstance(statement, Telling):
        return told(statement, stand, negated=line.negated)
    if isinstance(statement, Circumstance):
        return stands(statement, stand.here, negated=line.negated)
    if isinstance(statement, Costs):
        return costs(statement, stand.here, negated=line.negated)
    assert_never(statement)


def _chosen(said: str, stand: Stand) -> str:
    if said == GO_ON:
        return "" if stand.go_on() else f"{stand.here.called()} asks for a choice."
    asking = stand.to_what_asks()
    if not asking.asks:
        return f"the road has ended at {asking.called()}, and nothing is asked there."
    hits = found_by(said, asking.options, lambda option: (option.id, option.text))
    if len(hits) != 1:
        return no_option(said, len(hits), asking)
    try:
        stand.answer(hits[0].id)
    except ChoiceNotOfferedError as error:
        return f"{str(error)[0].lower()}{str(error)[1:]}"
    return ""
