"""A class may come to every juncture, and to what is carried.

From the opening on a class goes on by any choice of a juncture; at other passages the lesson goes on by the first
choice under `prefers` that is open, else by history's, else by the first of the page. A juncture, or what is said of a
carried passage, that no class comes to that way is never seen. (Which roads there are, and how long each takes,
`oneside analyse --lesson` says.) Of what is carried this is a warning.

Fails: a juncture `moon` behind a passage at which the lesson always prefers the way to `old-town`.
Passes: a juncture that a choice of another juncture leads to.
"""

from collections.abc import Container, Iterator, Mapping

from game.parsing.quoting import quote
from game.problems import Problem, Severity
from game.rules.graph import Successors, find_reachable
from game.story.lesson import Lesson
from game.story.model import Choice, Decision, Passage
from game.story.references import References

CODE = "C012"


def check(lesson: Lesson, decision: Decision, references: References) -> Iterator[Problem]:
    """Walk all ways a class may go, conditions left aside where they cannot be told."""
    del references
    prefers = {carried.passage: carried.prefers for carried in lesson.carried}
    ways = find_ways_of_class(decision, {juncture.passage for juncture in lesson.junctures}, prefers)
    reached = find_reachable([decision.opening], ways)
    for juncture in lesson.junctures:
        if juncture.passage in decision.passages and juncture.passage not in reached:
            message = (
                f"No class comes to the juncture {quote(juncture.passage)}. "
                "Let what is carried before it prefer a way there, or remove it."
            )
            yield Problem(mark=juncture.mark, code=CODE, message=message)
    for carried in lesson.carried:
        if carried.passage in decision.passages and carried.passage not in reached:
            message = f"No class comes by {quote(carried.passage)}. Remove it, or prefer a way there."
            yield Problem(mark=carried.mark, code=CODE, message=message, severity=Severity.WARNING)


def find_ways_of_class(
    decision: Decision, junctures: Container[str], prefers: Mapping[str, tuple[str, ...]]
) -> Successors:
    """Return where a class may go on to from each place: from junctures anywhere, from others as the lesson prefers."""
    ways: dict[str, tuple[str, ...]] = dict.fromkeys(decision.endings, ())
    for passage in decision.passages.values():
        at_juncture = passage.id in junctures
        taken = passage.choices if at_juncture else list_carried(passage, prefers.get(passage.id, ()))
        onward = dict.fromkeys(target.to for choice in taken for target in choice.to)
        ways[passage.id] = tuple(name for name in onward if name in decision.passages or name in decision.endings)
    return ways


def list_carried(passage: Passage, prefers: tuple[str, ...] = ()) -> list[Choice]:
    """Return the choices that the lesson may take, up to the first that is always open."""
    by_name = {choice.id: choice for choice in passage.choices}
    preferred = [by_name[name] for name in prefers if name in by_name]
    in_order = [*preferred, *(choice for choice in passage.choices if choice.history), *passage.choices]
    found: list[Choice] = []
    for choice in in_order:
        found.append(choice)
        if choice.when is None:
            break
    return found
