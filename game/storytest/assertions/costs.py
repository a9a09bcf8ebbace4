"""What a transcript expects of the bills, the lenses and the theses, held against the road."""

from typing import assert_never

from game.play.reckoning import on_trial
from game.problems import did_you_mean
from game.story.bill import Bill, Line
from game.story.engine import ended
from game.story.scoring import Judge, Standing, compare, judges_of
from game.storytest.amounts import amount_text
from game.storytest.cursor import Moment, bill_of_history
from game.storytest.statements import Amount, Booked, Costs, Judged, Tried
from game.storytest.wording import found_by, listed

_UNFINISHED = "the road has not come to an ending yet."


def costs(statement: Costs, here: Moment, *, negated: bool) -> str:
    """Give what the road costs and says in the place of what is expected; empty where all is as expected."""
    match statement:
        case Booked():
            return _differs(statement, here)
        case Judged():
            return _judged(statement, here)
        case Tried():
            return _tried(statement, here, negated=negated)
        case _:
            assert_never(statement)


def _differs(statement: Booked, here: Moment) -> str:
    """Say on which axis a bill is another than expected; empty where it is none."""
    game = here.game
    bill = bill_of_history(game.decision) if statement.of_history else here.bill
    axes = [game.archive.axes[name] for name in game.decision.axes]
    for amount in statement.amounts:
        hits = found_by(amount.axis, axes, lambda axis: (axis.id, axis.name))
        if not hits:
            known = [axis.id for axis in axes]
            return f"the bill has no axis '{amount.axis}', but {listed(known)}.{did_you_mean(amount.axis, known)}"
        line = next((line for line in bill if line.axis == hits[0].id), None)
        if not _is_so(amount, line):
            whose = "history's bill" if statement.of_history else "the bill"
            said = amount_text(line.low, line.best, line.high, line.confidence) if line else "nothing"
            return f"{whose} has '{hits[0].id} {said}'."
    return ""


def _is_so(amount: Amount, line: Line | None) -> bool:
    if line is None or amount.low is None:
        return line is None and amount.low is None
    return (
        (amount.low, amount.high) == (line.low, line.high)
        and amount.best in {None, line.best}
        and amount.confidence in {"", line.confidence.name.lower()}
    )


def _judged(statement: Judged, here: Moment) -> str:
    """Say how the road's bill stands to history's through a lens, where that is not as expected."""
    game = here.game
    if not ended(game.decision, game.road.state):
        return _UNFINISHED
    lenses = game.archive.lenses.values()
    hits = found_by(statement.lens, lenses, lambda lens: (lens.id, lens.name))
    if not hits:
        known = [lens.id for lens in lenses]
        return f"there is no lens '{statement.lens}', but {listed(known)}.{did_you_mean(statement.lens, known)}"
    judge = next((one for one in judges_of(game.decision, game.archive) if one.lens == hits[0]), None)
    if judge is None:
        return f"the lens '{hits[0].id}' weighs none of this decision's axes."
    found = standing(judge, here.bill, bill_of_history(game.decision))
    return "" if found is statement.standing else f"through '{hits[0].id}' it is {found.value}."


def standing(judge: Judge, yours: Bill, theirs: Bill) -> Standing:
    """Say how one bill stands to another through a lens."""
    return compare(judge.bill(yours), judge.bill(theirs))


def _tried(statement: Tried, here: Moment, *, negated: bool) -> str:
    """Say what this run says to a thesis, where that is not as expected."""
    game = here.game
    if not ended(game.decision, game.road.state):
        return _UNFINISHED
    theses = [game.archive.theses[trial.thesis] for trial in game.decision.theses]
    hits = found_by(statement.thesis, dict.fromkeys(theses), lambda thesis: (thesis.id, thesis.title))
    if not hits:
        known = sorted({thesis.id for thesis in theses})
        return (
            f"no thesis '{statement.thesis}' is tried here, but {listed(known)}.{did_you_mean(statement.thesis, known)}"
        )
    verdicts = {trial.verdict for trial in game.decision.theses if trial.thesis == hits[0].id and on_trial(game, trial)}
    said = statement.verdict in verdicts if statement.verdict else bool(verdicts)
    if said is not negated:
        return ""
    found = " and ".join(sorted(verdict.value for verdict in verdicts))
    return f"this run finds '{hits[0].id}' {found}." if found else f"'{hits[0].id}' is not on trial in this run."
