"""What a transcript expects of the bills, the lenses and the theses, held against the road."""

from typing import assert_never

from game.play.reckoning import is_on_trial
from game.problems import suggest
from game.story.bill import Bill, Line
from game.story.engine import has_ended
from game.story.scoring import Comparison, Judge, compare, list_judges
from game.storytest.amounts import write_amount
from game.storytest.cursor import Moment, find_history_bill
from game.storytest.statements import Booked, Costs, ExpectedAmount, Judged, Tried
from game.storytest.wording import find_matches, quote_list

_UNFINISHED = "the road has not come to an ending yet."


def check_costs(statement: Costs, here: Moment, *, negated: bool) -> str:
    """Return what the road costs and says in the place of what is expected; empty where all is as expected."""
    match statement:
        case Booked():
            return _check_bill(statement, here)
        case Judged():
            return _check_lens(statement, here)
        case Tried():
            return _check_thesis(statement, here, negated=negated)
        case _:
            assert_never(statement)


def _check_bill(statement: Booked, here: Moment) -> str:
    """Say on which axis a bill is another than expected; empty where it is none."""
    game = here.game
    bill = find_history_bill(game.decision) if statement.of_history else here.bill
    axes = [game.references.axes[name] for name in game.decision.axes]
    for amount in statement.amounts:
        hits = find_matches(amount.axis, axes, lambda axis: (axis.id, axis.name))
        if not hits:
            known = [axis.id for axis in axes]
            return f"the bill has no axis '{amount.axis}', but {quote_list(known)}.{suggest(amount.axis, known)}"
        line = next((line for line in bill if line.axis == hits[0].id), None)
        if not _matches(amount, line):
            whose = "history's bill" if statement.of_history else "the bill"
            words = write_amount(line.low, line.best, line.high, line.confidence) if line else "nothing"
            return f"{whose} has '{hits[0].id} {words}'."
    return ""


def _matches(amount: ExpectedAmount, line: Line | None) -> bool:
    if line is None or amount.low is None:
        return line is None and amount.low is None
    return (
        (amount.low, amount.high) == (line.low, line.high)
        and amount.best in {None, line.best}
        and amount.confidence in {"", line.confidence.name.lower()}
    )


def _check_lens(statement: Judged, here: Moment) -> str:
    """Say how the road's bill stands to history's through a lens, where that is not as expected."""
    game = here.game
    if not has_ended(game.decision, game.road.state):
        return _UNFINISHED
    lenses = game.references.lenses.values()
    hits = find_matches(statement.lens, lenses, lambda lens: (lens.id, lens.name))
    if not hits:
        known = [lens.id for lens in lenses]
        return f"there is no lens '{statement.lens}', but {quote_list(known)}.{suggest(statement.lens, known)}"
    judge = next((one for one in list_judges(game.decision, game.references) if one.lens == hits[0]), None)
    if judge is None:
        return f"the lens '{hits[0].id}' weighs none of this decision's axes."
    found = compare_bills(judge, here.bill, find_history_bill(game.decision))
    return "" if found is statement.standing else f"through '{hits[0].id}' it is {found.value}."


def compare_bills(judge: Judge, yours: Bill, theirs: Bill) -> Comparison:
    """Say how one bill stands to another through a lens."""
    return compare(judge.bill(yours), judge.bill(theirs))


def _check_thesis(statement: Tried, here: Moment, *, negated: bool) -> str:
    """Say what this run says to a thesis, where that is not as expected."""
    game = here.game
    if not has_ended(game.decision, game.road.state):
        return _UNFINISHED
    theses = [game.references.theses[trial.thesis] for trial in game.decision.theses]
    hits = find_matches(statement.thesis, dict.fromkeys(theses), lambda thesis: (thesis.id, thesis.title))
    if not hits:
        known = sorted({thesis.id for thesis in theses})
        return (
            f"no thesis '{statement.thesis}' is tried here, but {quote_list(known)}.{suggest(statement.thesis, known)}"
        )
    verdicts = {
        trial.verdict for trial in game.decision.theses if trial.thesis == hits[0].id and is_on_trial(game, trial)
    }
    matches = statement.verdict in verdicts if statement.verdict else bool(verdicts)
    if matches is not negated:
        return ""
    found = " and ".join(sorted(verdict.value for verdict in verdicts))
    return f"this run finds '{hits[0].id}' {found}." if found else f"'{hits[0].id}' is not on trial in this run."
