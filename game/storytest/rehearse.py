"""A script played against its decision, up to the first statement that is not so."""

from typing import assert_never

import attrs

from game.errors import ChoiceNotOfferedError
from game.play.game import is_at_fork, start
from game.story.model import GO_ON, Decision
from game.story.references import References
from game.storytest.assertions.arrival import check_arrival
from game.storytest.assertions.costs import check_costs
from game.storytest.assertions.state import check_state
from game.storytest.assertions.text import check_text, describe_no_option
from game.storytest.cursor import Cursor
from game.storytest.statements import Arrival, Choose, Circumstance, Costs, Script, ScriptLine, Telling
from game.storytest.wording import find_matches


@attrs.frozen(kw_only=True)
class Difference:
    """The first statement that is not so: its line, what was written, and what was found with the mend."""

    number: int
    expected: str
    found: str


def run_script(script: Script, decision: Decision, references: References) -> Difference | None:
    """Play a script; gives the first difference, or None where everything is as it says."""
    cursor = Cursor(start(decision, references))
    for line in script.lines:
        found = _run_line(line, cursor)
        if found:
            return Difference(number=line.number, expected=line.written, found=found)
    return None


def _run_line(line: ScriptLine, cursor: Cursor) -> str:
    """Do what a line says, or hold what it expects; gives what was found instead, or nothing."""
    statement = line.statement
    if not isinstance(statement, Choose | Arrival):
        cursor.leave_fork()
    if isinstance(statement, Choose):
        return _choose(statement.name, cursor)
    if isinstance(statement, Arrival):
        return check_arrival(statement, cursor)
    if isinstance(statement, Telling):
        return check_text(statement, cursor, negated=line.negated)
    if isinstance(statement, Circumstance):
        return check_state(statement, cursor.here, negated=line.negated)
    if isinstance(statement, Costs):
        return check_costs(statement, cursor.here, negated=line.negated)
    assert_never(statement)


def _choose(name: str, cursor: Cursor) -> str:
    if name == GO_ON:
        return "" if cursor.go_on() else f"{cursor.here.describe()} asks for a choice."
    asking = cursor.go_to_question()
    if not asking.asks:
        return f"the road has ended at {asking.describe()}, and nothing is asked there."
    hits = find_matches(name, asking.options, lambda option: (option.id, option.text))
    if not hits and is_at_fork(asking.game):
        cursor.leave_fork()
        asking = cursor.here
        hits = find_matches(name, asking.options, lambda option: (option.id, option.text))
    if len(hits) != 1:
        return describe_no_option(name, len(hits), asking)
    try:
        cursor.answer(hits[0].id)
    except ChoiceNotOfferedError as error:
        return f"{str(error)[0].lower()}{str(error)[1:]}"
    return ""
