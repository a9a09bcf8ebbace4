"""A script played against its decision, up to the first statement that is not so."""

import attrs

from game.errors import ChoiceNotOfferedError
from game.play.page import GO_ON
from game.play.session import start
from game.rehearsal.expecting import mismatch, no_option
from game.rehearsal.stand import Stand
from game.rehearsal.statements import Choose, Line, Script
from game.rehearsal.wording import found_by
from game.story.archive import Archive
from game.story.model import Decision


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
    if isinstance(line.statement, Choose):
        return _chosen(line.statement.said, stand)
    return mismatch(line.statement, stand, negated=line.negated)


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
