"""Every text, condition and entry of a decision, each with its place, for the checks that look at all of them."""

import enum
from collections.abc import Iterator
from typing import NamedTuple

from game.parsing.located import find_mark
from game.story.conditions import When
from game.story.mark import Mark
from game.story.model import Choice, Decision, Target
from game.story.prose import Prose


class Sort(enum.Enum):
    """What sort of text a text is."""

    STORY = "story"
    """Passages, what choices did, endings and the reveal: what the game itself says happened."""
    VOICE = "voice"
    """What a person says, and what the briefing and the cards say of persons."""
    LINE = "line"
    """Titles, labels and other short texts, which are set as they stand."""


class LocatedText(NamedTuple):
    """A text and where it begins."""

    text: str
    mark: Mark
    sort: Sort


def texts_of(decision: Decision) -> tuple[LocatedText, ...]:
    """Return every text of a decision that a player may read."""
    return (*_head(decision), *_middle(decision), *_tail(decision))


def _middle(decision: Decision) -> Iterator[LocatedText]:
    """Yield what is read along the roads."""
    for passage in decision.passages.values():
        yield LocatedText(passage.title, passage.mark, Sort.LINE)
        yield LocatedText(passage.place, passage.mark, Sort.LINE)
        yield from _prose(passage.text, Sort.STORY)
        for _, advice in passage.advice:
            yield from _prose(advice, Sort.VOICE)
        for choice in passage.choices:
            yield LocatedText(choice.text, choice.mark, Sort.LINE)
            yield LocatedText(choice.closed, choice.mark, Sort.LINE)
            yield from _prose(choice.then, Sort.STORY)
    for ending in decision.endings.values():
        yield LocatedText(ending.title, ending.mark, Sort.LINE)
        yield LocatedText(ending.place, ending.mark, Sort.LINE)
        yield from _prose(ending.text, Sort.STORY)
        yield from _prose(ending.onward, Sort.STORY)
    for entry in decision.entries():
        yield LocatedText(entry.why, entry.mark, Sort.LINE)


def _head(decision: Decision) -> Iterator[LocatedText]:
    """Yield what is read before the first passage."""
    briefing, top = decision.briefing, decision.mark
    for line in (decision.title, decision.summary, decision.place, *briefing.wants, *briefing.fears):
        yield LocatedText(line, top, Sort.LINE)
    yield from _prose(briefing.text, Sort.VOICE)
    for role in decision.people.values():
        yield LocatedText(role.role, role.mark, Sort.LINE)
        yield from _prose(role.card, Sort.VOICE)
    for name, warning in decision.warnings.items():
        yield LocatedText(warning, find_mark(name, top), Sort.LINE)
    for meter in decision.meters:
        for line in (meter.label, meter.help, *meter.words):
            yield LocatedText(line, meter.mark, Sort.LINE)


def _tail(decision: Decision) -> Iterator[LocatedText]:
    """Yield what is read after the ending."""
    reveal = decision.reveal
    yield from _prose(reveal.text, Sort.STORY)
    for question in reveal.questions:
        yield LocatedText(question.text, question.mark, Sort.LINE)
        for answer in question.answers:
            yield LocatedText(answer.text, question.mark, Sort.LINE)
    for day in reveal.days:
        yield from _prose(day.text, Sort.STORY)
    for note in reveal.notes:
        yield LocatedText(note.title, note.mark, Sort.LINE)
        yield from _prose(note.text, Sort.STORY)
    for trial in decision.theses:
        yield LocatedText(trial.text, trial.mark, Sort.LINE)


def _prose(prose: Prose, sort: Sort) -> Iterator[LocatedText]:
    return (LocatedText(piece.text, piece.mark, sort) for piece in prose)


def choices_of(decision: Decision) -> Iterator[tuple[str, Choice]]:
    """Yield every choice with the passage it stands in."""
    for passage in decision.passages.values():
        for choice in passage.choices:
            yield passage.id, choice


def targets_of(decision: Decision) -> Iterator[tuple[str, Choice, Target]]:
    """Yield every way from a passage: the passage, the choice, and where it may lead."""
    for passage, choice in choices_of(decision):
        for target in choice.to:
            yield passage, choice, target


def conditions_of(decision: Decision) -> Iterator[When]:
    """Return every condition."""
    proses: list[Prose] = [decision.briefing.text, decision.reveal.text]
    proses.extend(role.card for role in decision.people.values())
    proses.extend(text for ending in decision.endings.values() for text in (ending.text, ending.onward))
    proses.extend(day.text for day in decision.reveal.days)
    proses.extend(note.text for note in decision.reveal.notes)
    for passage in decision.passages.values():
        proses.extend((passage.text, *(advice for _, advice in passage.advice)))
        proses.extend(choice.then for choice in passage.choices)
    asked = [piece.when for prose in proses for piece in prose]
    asked.extend(choice.when for _, choice in choices_of(decision))
    asked.extend(target.when for _, _, target in targets_of(decision))
    asked.extend(entry.when for entry in decision.entries())
    asked.extend(trial.when for trial in decision.theses)
    asked.extend(ending.never for ending in decision.endings.values())
    return (when for when in asked if when is not None)
