"""Papers are written by living people.

Anyone of the cast who has written a paper, or is written to, is alive on its date, as far as `cast.yaml` says when
they were born and died.

Fails: a letter of 1977 with `by: Mao Zedong`, where the cast says `died: 1976-09-09`.
Passes: a letter of 1976 with `by: Mao Zedong`.
"""

from collections.abc import Iterator

from game.problems import Problem
from game.rules.checks.lifetimes import describe_not_alive
from game.story.references import References

CODE = "L007"


def check(references: References) -> Iterator[Problem]:
    """Compare the dates of papers with the lives of those who write and read them."""
    for paper in references.papers.values():
        for person in references.people.values():
            if person.name in {paper.by, paper.to} and (fault := describe_not_alive(person, paper.date)):
                message = f"{person.name} {fault}, and the paper is dated {paper.date.written}. Fix one of the dates."
                yield Problem(mark=paper.mark, code=CODE, message=message)
