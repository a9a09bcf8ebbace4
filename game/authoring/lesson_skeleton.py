"""A lesson begun for an author: whole, and made of what its decision has, so that it can be held as it is."""

import itertools
import json
import re
import textwrap
from collections.abc import Iterable, Iterator

from game.rules.graph import find_reachable
from game.rules.lesson_checks.course import find_ways_of_class, list_carried
from game.story.model import Decision, Passage
from game.story.prose import CITE, Prose, count_words
from game.story.references import References
from game.story.walk import history_of

MOST_ROLES = 7
MOST_JUNCTURES = 3
_BRIEF = (60, 130)
_COLUMNS = 112
_ADVICE = (
    "Say in the discussion what you want and what you would give for it. Ask the others what they have read that you "
    "have not. You may change your mind; say then which sentence changed it. Nobody here is right for having the "
    "last word, and nobody is wrong for being alone."
)


def write_lesson(decision: Decision, references: References) -> str:
    """Return a lesson on a decision as text."""
    junctures = _choose_junctures(decision)
    parts = [
        *_head(decision),
        *_roles(decision, references),
        *_junctures(decision, junctures),
        *_carried(decision, junctures),
        _TAIL,
    ]
    return "\n".join(parts)


def _head(decision: Decision) -> Iterator[str]:
    yield "# A lesson that can be held as it is. Make it yours, a line at a time: docs/lessons.md says how."
    yield ""
    yield "format: 2"
    yield f"title: {_line(f'{decision.title}, in class')}"
    yield f"decision: {decision.id}"
    yield f"summary: {_line(decision.summary)}"
    yield "minutes: 45                         # 'oneside analyse --lesson' says whether every road fits"
    yield ""
    yield "situation: |                        # told to all; write what everybody at the table knows"
    yield _block(_always(decision.briefing.text), 2)
    yield ""


def _roles(decision: Decision, references: References) -> Iterator[str]:
    yield "roles:"
    people = [decision.seat, *_most_present(decision)]
    for name in people:
        role, person = decision.people.get(name), references.people[name]
        card = _always(role.card) if role else f"{person.name} has the last word."
        yield f"  {name}:"
        yield f"    title: {_line(person.name)}"
        yield f"    person: {name}"
        office = role.role if role else "The one whom the others advise"
        yield f"    card: {_line(office)}        # everybody reads this"
        yield "    brief: |                        # this role alone reads it; write it to them"
        yield _block(_brief(card, name, decision), 6)
        if name == decision.seat:
            yield "    leader: true"
            yield "    weight: 2"
    yield "  observer:"
    yield "    title: The observer"
    yield "    card: He sits behind the others and writes."
    yield "    observer: true"
    yield "    task: Note which argument was used twice, and after which sentence somebody changed their mind."
    yield "    most: 3"
    yield ""


def _brief(card: str, name: str, decision: Decision) -> str:
    """Put a brief together from what is said of somebody, what they advise, and what holds for all."""
    fewest, most = _BRIEF
    said = (passage.advice for passage in decision.passages.values())
    advice = (_always(text) for texts in said for who, text in texts if who == name)
    found = card
    for words in (*advice, _ADVICE):
        together = f"{found}\n\n{words}"
        if count_words(found) < fewest and count_words(together) <= most:
            found = together
    return found if count_words(found) >= fewest else f"{' '.join(found.split()[:60])}\n\n{_ADVICE}"


def _most_present(decision: Decision) -> list[str]:
    present = [name for passage in decision.passages.values() for name in passage.present if name in decision.people]
    counted = sorted(dict.fromkeys(present), key=lambda name: -present.count(name))
    return counted[: MOST_ROLES - 1]


def _choose_junctures(decision: Decision) -> list[str]:
    """Choose passages on history's road, far from each other, that lead furthest apart."""
    road = [state.place for state in history_of(decision).states if state.place in decision.passages]
    size = -(-len(road) // MOST_JUNCTURES)
    parts = [road[start : start + size] for start in range(0, len(road), size)]
    return [max(part, key=lambda name: _leads_apart(decision.passages[name])) for part in parts]


def _leads_apart(passage: Passage) -> tuple[int, int]:
    return len({target.to for choice in passage.choices for target in choice.to}), len(passage.choices)


def _junctures(decision: Decision, junctures: Iterable[str]) -> Iterator[str]:
    yield "junctures:                          # the passages at which the class votes"
    for index, name in enumerate(junctures):
        yield f"  {name}:"
        yield f"    question: {_line(f'{decision.passages[name].title}: what is done?')}"
        yield f"    rule: {'council' if index else 'majority'}"
        yield f"    twice: {'true' if index else 'false'}"
    yield ""


def _carried(decision: Decision, junctures: list[str]) -> Iterator[str]:
    """Write digests of what the lesson decides, where it is plain what that is."""
    reached = find_reachable([decision.opening], find_ways_of_class(decision, junctures, {}))
    told = []
    for passage in decision.passages.values():
        taken = list_carried(passage)
        if passage.id in reached and passage.id not in junctures and len(taken) == 1:
            told += [f"  {passage.id}:", "    digest: |", _block(f"{passage.title}. {taken[0].text}.", 6)]
    if told:
        yield "carried:                            # what the lesson decides between them, as history did, and tells"
        yield from told
        yield ""


def _always(prose: Prose) -> str:
    """Return what is told whatever was done, without its source marks."""
    return CITE.sub("", "\n\n".join(piece.text for piece in prose if piece.when is None))


def _line(text: str) -> str:
    return json.dumps(" ".join(CITE.sub("", text).split()), ensure_ascii=False)


def _block(text: str, indent: int) -> str:
    paragraphs = re.split(r"\n\s*\n", text.strip())
    filled = (textwrap.wrap(" ".join(each.split()), _COLUMNS) for each in paragraphs)
    lines = itertools.chain.from_iterable([*lines, ""] for lines in filled)
    return textwrap.indent("\n".join(lines).rstrip(), " " * indent)


_TAIL = """\
timing:                             # seconds; what is read takes as long as its words where nothing is said
  briefs: 180
  vote: 60
  discussion: 120
  second_vote: 30
  reckoning: 90
  card: 150

cards:                              # the debrief, before anything else on the plan
  what-happened:
    kind: describe
    question: At which moment was it decided? Say what was said, and by whom.
    written: false
    seconds: 90
  why:
    kind: analyse
    question: Which paper or sentence would have changed your choice, and who had it?
  elsewhere:
    kind: apply
    question: Where have you seen a group decide like this? Write what you would do there now.

reflection: What did you know at the end that nobody in that room could have known?

rubric:                             # for whoever marks the reasons; the best level first
  evidence:
    title: Rests on what was there
    levels:
      - Names a paper or a line, and says what it does not show.
      - Names a paper or a line.
      - Says what it feels like.
  other-side:
    title: Sees the other chair
    levels:
      - Puts the best reason against the own choice, and answers it.
      - Names a reason against the own choice.
      - Names none.
"""
