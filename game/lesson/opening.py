"""A class opened: the first event of its log."""

import attrs

from game.lesson.classroom import Classroom
from game.lesson.events import Opened
from game.lesson.plan import Plan
from game.lesson.stages import LessonStage
from game.lesson.verbs import Refusal


@attrs.frozen(kw_only=True)
class Options:
    """What a teacher chooses before a class: which briefs are read, and what students go by."""

    long_briefs: bool = False
    pseudonyms: bool = False


def open_class(
    plan: Plan, class_id: str, code: str, *, began: str = "", options: Options | None = None, earlier: str = ""
) -> Opened:
    """Return the first event of a class; `began` is its date for people, `earlier` a class to compare it with."""
    chosen = options or Options()
    return Opened(
        id=class_id,
        code=code,
        lesson=plan.lesson.id,
        decision=plan.decision.id,
        fingerprint=plan.decision.fingerprint,
        began=began,
        long_briefs=chosen.long_briefs,
        pseudonyms=chosen.pseudonyms,
        earlier=earlier,
    )


def next_class(room: Classroom, class_id: str, code: str, *, began: str = "") -> Opened | Refusal:
    """Return the first event of the next class with the same lesson, which is compared with this one once it ended."""
    if room.opened is None or room.stage is not LessonStage.ENDED:
        return Refusal("The next class begins when this one has ended.")
    options = Options(long_briefs=room.opened.long_briefs, pseudonyms=room.opened.pseudonyms)
    return open_class(room.plan, class_id, code, began=began, options=options, earlier=room.opened.id)


def explain_misfit(plan: Plan, opened: Opened) -> str:
    """Say in a sentence why a class cannot go on with a plan; empty where it can."""
    if (opened.lesson, opened.decision) != (plan.lesson.id, plan.decision.id):
        return f"This class plays the lesson '{opened.lesson}' of '{opened.decision}', not '{plan.lesson.id}'."
    if opened.fingerprint != plan.decision.fingerprint:
        return f"The decision '{opened.decision}' was edited since this class was opened; open a class anew."
    return ""
