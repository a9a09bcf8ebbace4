"""Texts have the length of something read on a screen.

A passage has 60 to 220 words, what a choice did (`then`) 30 to 120, and a choice at most 24. A `summary` and the
reason in `closed` have at most 30, a line of `wants` or `fears` at most 20. Conditional paragraphs count in the text's
favour: it is too short only if it is so with all of them, and too long only if it is so with none. This is a warning.

Fails: a passage of 30 words; a choice of 40.
Passes: a passage of 120 words; a choice of 8.
"""

from collections.abc import Iterator

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem, Severity
from game.rules.checks.unwritten import TO_BE_WRITTEN
from game.story.mark import Mark
from game.story.model import Decision
from game.story.prose import Prose, count_words
from game.story.references import References

CODE = "D030"
PASSAGE = (60, 220)
THEN = (30, 120)
MOST_OF_CHOICE = 24
MOST_OF_REASON = MOST_OF_SUMMARY = 30
MOST_OF_WISH = 20
FEW = 6
"""As many words of a line as tell where it stands."""


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Count the words of passages, choices and short lines."""
    del references
    briefing = decision.briefing
    yield from _of_line(decision.summary, "The summary", MOST_OF_SUMMARY, decision.mark)
    for number, wish in enumerate(briefing.wants, 1):
        yield from _of_line(wish, f"Wish {number} of the briefing", MOST_OF_WISH, decision.mark)
    for number, fear in enumerate(briefing.fears, 1):
        yield from _of_line(fear, f"Fear {number} of the briefing", MOST_OF_WISH, decision.mark)
    for passage in decision.passages.values():
        if not passage.text[0].text.startswith(TO_BE_WRITTEN):
            yield from _of_prose(passage.text, f"The passage '{passage.id}'", PASSAGE, passage.mark)
        for choice in passage.choices:
            yield from _of_line(choice.text, f"The choice '{choice.id}'", MOST_OF_CHOICE, choice.mark)
            yield from _of_line(choice.closed, f"Why '{choice.id}' is closed", MOST_OF_REASON, choice.mark)
            if choice.then:
                yield from _of_prose(choice.then, f"What '{choice.id}' did", THEN, choice.then[0].mark)


def _of_prose(prose: Prose, called: str, range_: tuple[int, int], mark: Mark) -> Iterator[Problem]:
    fewest, most = range_
    longest = sum(count_words(piece.text) for piece in prose)
    shortest = sum(count_words(piece.text) for piece in prose if piece.when is None)
    if longest < fewest or shortest > most:
        count, mend = (longest, "Write more") if longest < fewest else (shortest, "Cut it, or split it in two")
        message = f"{called} has {count} words, and should have {fewest} to {most}. {mend}."
        yield Problem(mark=mark, code=CODE, message=message, severity=Severity.WARNING)


def _of_line(text: str, called: str, most: int, mark: Mark) -> Iterator[Problem]:
    # a word and its blank take two letters at least: most lines need no counting
    if len(text) > 2 * most and (count := count_words(text)) > most:
        message = f"{called} has {count} words, and should have at most {most}. Cut it."
        begins = " ".join(text.split()[:FEW])
        yield LocatedProblem(mark=mark, code=CODE, message=message, severity=Severity.WARNING, words=begins)
