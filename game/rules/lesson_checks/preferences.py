"""What a lesson prefers can be chosen.

The names under `prefers` are choices of that very passage, each once.

Fails: `prefers: [haltt]` at a passage with the choices `halt` and `wait`.
Passes: `prefers: [halt]`.
"""

from collections.abc import Iterator

from game.parsing.located import find_mark, find_repeated
from game.parsing.quoting import quote
from game.problems import Problem, suggest
from game.story.lesson import Carried, Juncture, Lesson
from game.story.model import Decision
from game.story.references import References

CODE = "C004"


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Look up every choice that is preferred."""
    del references
    told: tuple[Juncture | Carried, ...] = (*lesson.junctures, *lesson.carried)
    for each in told:
        passage = decision.passages.get(each.passage)
        if passage is None:
            continue
        known = [choice.id for choice in passage.choices]
        for name in each.prefers:
            if name not in known:
                mend = suggest(name, known) or f" Name one of {', '.join(map(quote, known))}."
                message = f"{quote(passage.id)} has no choice {quote(name)}.{mend}"
                yield Problem(mark=find_mark(name, each.mark), code=CODE, message=message)
        for name in find_repeated(each.prefers):
            message = f"{quote(name)} is preferred twice here. Remove one of them."
            yield Problem(mark=find_mark(name, each.mark), code=CODE, message=message)
