"""Who votes has a brief, in lengths that a class can read.

A `brief` has 50 to 140 words and a `long_brief`, which tells the same with more, 150 to 280; an observer needs none.
This is a warning.

Fails: a role that votes and has no `brief`; a `long_brief` of 100 words.
Passes: a `brief` of 110 words and a `long_brief` of 220.
"""

from collections.abc import Iterator

from game.parsing.quoting import quote
from game.problems import Problem, Severity
from game.story.lesson import Lesson, LessonRole
from game.story.model import Decision
from game.story.prose import count_words
from game.story.references import References

CODE = "C008"
SHORT = (50, 140)
LONG = (150, 280)


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Count the words of every brief."""
    del decision, references
    for role in lesson.roles:
        if not role.brief and not role.observer:
            yield _warn(f"{quote(role.id)} has no brief. Write what this role alone is told.", role)
        for text, called, (fewest, most) in ((role.brief, "brief", SHORT), (role.long_brief, "long brief", LONG)):
            count = count_words(text)
            if text and not fewest <= count <= most:
                mend = "Write more" if count < fewest else "Cut it"
                message = f"The {called} of {quote(role.id)} has {count} words, and should have {fewest} to {most}."
                yield _warn(f"{message} {mend}.", role)


def _warn(message: str, role: LessonRole) -> Problem:
    return Problem(mark=role.mark, code=CODE, message=message, severity=Severity.WARNING)
