"""What stands in a form when a page is shown: what was typed and not taken, else what was kept, else nothing."""

from collections.abc import Mapping, Sequence

import attrs

from game.lesson.stages import OPEN_VOTES
from game.lesson.view_values import StudentView


@attrs.frozen(kw_only=True)
class BallotForm:
    """The form of the vote that is open; `kept` is the choice of the ballot that is in, empty before there is one."""

    voting: int
    kept: str = ""
    choice: str = ""
    reason: str = ""
    papers: Sequence[str] = ()
    confidence: str = ""


def fill_ballot(view: StudentView, typed: Mapping[str, str]) -> BallotForm | None:
    """Return the form of a ballot, in a second vote with what was said in the first; None where no vote is open."""
    voting = OPEN_VOTES.get(view.common.stage) if view.common and "vote" in view.may else None
    if voting is None:
        return None
    mine = next((ballot for ballot in view.ballots if ballot.voting == voting), None)
    shown = mine or next(iter(view.ballots), None)
    return BallotForm(
        voting=voting,
        kept=mine.text if mine else "",
        choice=typed.get("choice", shown.choice if shown else ""),
        reason=typed.get("reason", shown.reason if shown else ""),
        papers=shown.papers if shown else (),
        confidence=typed.get("confidence", str(shown.confidence or "") if shown else ""),
    )
