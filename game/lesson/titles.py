"""What stages, debrief cards and votes are called, wherever a class is shown."""

from collections.abc import Mapping
from types import MappingProxyType

from game.lesson.stages import SECOND, LessonStage
from game.lesson.view_values import TallyView
from game.story.lesson import CardKind

STAGES: Mapping[LessonStage, str] = MappingProxyType(
    {
        LessonStage.LOBBY: "We are gathering",
        LessonStage.BRIEFS: "Read your brief",
        LessonStage.CARRIED: "Meanwhile",
        LessonStage.PAGE: "The decision before you",
        LessonStage.VOTE: "Sealed vote",
        LessonStage.PREDICTION: "What did history do?",
        LessonStage.DISCUSSION: "Discussion",
        LessonStage.SECOND_VOTE: "Second vote",
        LessonStage.DECIDING: "The class decides",
        LessonStage.CONSEQUENCE: "What came of it",
        LessonStage.ENDING: "How it ended",
        LessonStage.QUESTIONS: "What did history do?",
        LessonStage.REVEAL: "What history did",
        LessonStage.RECKONING: "The reckoning",
        LessonStage.DEBRIEF: "Looking back",
        LessonStage.REFLECTION: "The last question",
        LessonStage.ENDED: "The class has ended",
    }
)

KINDS: Mapping[CardKind, str] = MappingProxyType(
    {CardKind.DESCRIBE: "Describe", CardKind.ANALYSE: "Analyse", CardKind.APPLY: "Apply"}
)


def describe_tally(tally: TallyView) -> str:
    """Say which vote was counted, and how many took part: `The first vote: 2 of 4 ballots and 3 hands`."""
    name = "The second vote" if tally.voting == SECOND else "The first vote"
    hands = sum(line.hands for line in tally.lines)
    counted = [f"{tally.ballots} of {tally.voters} ballots"] if tally.voters or not hands else []
    counted += [f"{hands} hand{'s' if hands != 1 else ''}"] if hands else []
    moved = f"; {tally.moved} chose otherwise than before" if tally.moved else ""
    return f"{name}: {' and '.join(counted)}{moved}"


def format_clock(seconds: int) -> str:
    """Return seconds as minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02d}"
