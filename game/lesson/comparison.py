"""Two classes of the same lesson side by side."""

import attrs

from game.lesson.classroom import Classroom
from game.lesson.debrief import DebriefSheet, JunctureSheet, PredictionSheet, build_debrief
from game.lesson.verbs import Refusal
from game.lesson.view_values import TallyLine

Pair = tuple[str, str]


@attrs.frozen(kw_only=True)
class JunctureComparison:
    """A juncture at which either class voted: what each chose, and each choice's share of the last vote in percent.

    What one of them did not come to is empty, or 0.
    """

    passage: str
    title: str
    chosen: Pair
    shares: tuple[tuple[str, tuple[int, int]], ...]
    moved: tuple[int, int]


@attrs.frozen(kw_only=True)
class ClassComparison:
    """Two classes of a lesson, the earlier first; `predictions` are the shares in percent that were right."""

    lesson: str
    earlier: DebriefSheet
    later: DebriefSheet
    junctures: tuple[JunctureComparison, ...]
    predictions: tuple[tuple[str, tuple[int, int]], ...]


def compare_classes(earlier: Classroom, later: Classroom) -> ClassComparison | Refusal:
    """Set two classes side by side; they must have had the same lesson."""
    if earlier.plan.lesson.id != later.plan.lesson.id:
        return Refusal("These classes had different lessons, and cannot be compared.")
    one, other = build_debrief(earlier), build_debrief(later)
    passages = {sheet.passage: sheet.title for sheet in (*one.junctures, *other.junctures)}
    questions = {sheet.question: sheet.text for sheet in (*one.predictions, *other.predictions)}
    return ClassComparison(
        lesson=one.lesson,
        earlier=one,
        later=other,
        junctures=tuple(_compare(one, other, passage, title) for passage, title in passages.items()),
        predictions=tuple(
            (text, (_find_hits(one, question), _find_hits(other, question))) for question, text in questions.items()
        ),
    )


def _compare(one: DebriefSheet, other: DebriefSheet, passage: str, title: str) -> JunctureComparison:
    sheets = [_find(sheet, passage) for sheet in (one, other)]
    first, second = (_list_shares(sheet) for sheet in sheets)
    chosen = [sheet.chosen if sheet else "" for sheet in sheets]
    moved = [sheet.tallies[-1].moved if sheet and sheet.tallies else 0 for sheet in sheets]
    texts = dict.fromkeys((*first, *second))
    return JunctureComparison(
        passage=passage,
        title=title,
        chosen=(chosen[0], chosen[1]),
        shares=tuple((text, (first.get(text, 0), second.get(text, 0))) for text in texts),
        moved=(moved[0], moved[1]),
    )


def _find(sheet: DebriefSheet, passage: str) -> JunctureSheet | None:
    return next((juncture for juncture in sheet.junctures if juncture.passage == passage), None)


def _list_shares(sheet: JunctureSheet | None) -> dict[str, int]:
    """Return the share of each choice in the last vote, in percent."""
    lines: tuple[TallyLine, ...] = sheet.tallies[-1].lines if sheet and sheet.tallies else ()
    total = sum(line.ballots + line.hands for line in lines)
    return {line.text: round(100 * (line.ballots + line.hands) / total) for line in lines} if total else {}


def _find_hits(sheet: DebriefSheet, question: str) -> int:
    found: PredictionSheet | None = next((one for one in sheet.predictions if one.question == question), None)
    return round(100 * found.hits / found.said) if found else 0
