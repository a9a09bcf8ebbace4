"""What is read fits into the time that is given for it.

A class reads 180 words a minute. Where `timing` gives seconds for the `briefs`, the situation and the longest short
brief with its wants fit into them; where seconds are given for a `page`, so do the passage, its choices and the longest
note of a role. Where nothing is said, reading takes as long as it takes. This is a warning.

Fails: a situation of 90 words and a brief of 150, with `briefs: 60`.
Passes: the same with `briefs: 120`.
"""

from collections.abc import Iterator

from game.parsing.quoting import quote
from game.problems import Problem, Severity
from game.story.lesson import Juncture, Lesson, LessonRole
from game.story.mark import Mark
from game.story.model import Decision
from game.story.prose import Prose, count_words
from game.story.references import References

CODE = "C009"
WORDS_A_MINUTE = 180


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Compare what is read with the seconds given."""
    del references
    told = _always(lesson.situation or decision.briefing.text)
    for role in lesson.roles:
        words = told + _of_brief(role)
        yield from _too_long(words, lesson.timing.briefs, f"the brief of {quote(role.id)}", role.mark)
    for juncture in lesson.junctures:
        given = juncture.page_seconds or lesson.timing.page
        words = _of_page(juncture, lesson, decision)
        yield from _too_long(words, given, f"the page of {quote(juncture.passage)}", juncture.mark)


def _of_brief(role: LessonRole) -> int:
    return sum(map(count_words, (role.brief, role.task, *role.wants)))


def _of_page(juncture: Juncture, lesson: Lesson, decision: Decision) -> int:
    passage = decision.passages.get(juncture.passage)
    if passage is None:
        return 0
    notes = (_always(note.text) for role in lesson.roles for note in role.notes if note.passage == juncture.passage)
    return _always(passage.text) + sum(count_words(choice.text) for choice in passage.choices) + max(notes, default=0)


def _always(prose: Prose) -> int:
    """Count the words that are told whatever was done."""
    return sum(count_words(piece.text) for piece in prose if piece.when is None)


def _too_long(words: int, given: int, what: str, mark: Mark) -> Iterator[Problem]:
    seconds = -(-words * 60 // WORDS_A_MINUTE)
    if given and seconds > given:
        message = f"To read {what}, with all that is read beside it, takes {seconds} seconds of {given}."
        yield Problem(
            mark=mark, code=CODE, message=f"{message} Shorten it, or give more time.", severity=Severity.WARNING
        )
