"""Synthetic stories for the benchmark: as text in our format, and as values."""

import random

from game.story.conditions import Compare, Relation, When
from game.story.dates import read_span
from game.story.effects import Effect, Put, Shift
from game.story.model import Briefing, Choice, Decision, Ending, Meter, Passage, Reveal, Target
from game.story.prose import Piece

DAY = read_span("1950-10-01")
WORDS = tuple("the river map lies on a table and nobody in this cold room will say the first word about it".split())  # noqa: SIM905 - a sentence
METERS = 6
VALUES = 11
"""Each meter has eleven values, 0 to 10."""
CHAPTER = 40
"""Passages in a chapter."""
AHEAD = 3
"""The furthest a choice leads, in passages."""


def _choices(random_: random.Random, index: int, passages: int) -> list[tuple[str, int, str, int, int]]:
    """Return three choices: name, meter, effect on it, threshold of the condition (0: none), passages ahead.

    A chapter plays with its own meter and the next chapter's; in its first passages it sets the latter anew, so that
    what a meter was two chapters ago is forgotten. Every meter comes back after six chapters.
    """
    chapter, page = divmod(index, CHAPTER)
    sets = page < AHEAD
    meter = (chapter + (1 if sets else random_.randrange(2))) % METERS
    return [
        (
            f"choice-{number}",
            meter,
            f"={random_.randrange(3, 8)}" if sets else random_.choice(["-2", "-1", "+1", "+2"]),
            random_.randrange(1, VALUES) if number and not sets else 0,
            min(passages - index, random_.choice([1, 1, 2, AHEAD])),
        )
        for number in range(3)
    ]


def story(passages: int, *, seed: int = 1) -> Decision:
    """Return a story of three choices a passage, two of them with conditions, and six meters of eleven values."""
    random_ = random.Random(seed)  # noqa: S311 - a story, not a secret
    meters = tuple(
        Meter(id=f"meter_{number}", label=f"Meter {number}", help="-", low=0, high=VALUES - 1, start=5)
        for number in range(METERS)
    )
    by_name: dict[str, Passage] = {}
    for index in range(passages):
        choices = tuple(
            Choice(
                id=name,
                text=name,
                when=When(Compare(meter, Relation.AT_LEAST, threshold), f"meter_{meter} >= {threshold}")
                if threshold
                else None,
                closed="Not yet." if threshold else "",
                does=(_effect(meter, effect),),
                to=(Target(to=_place(index + ahead, passages)),),
            )
            for name, meter, effect, threshold, ahead in _choices(random_, index, passages)
        )
        by_name[_place(index, passages)] = Passage(
            id=_place(index, passages),
            title=f"Passage {index}",
            date=DAY,
            text=(Piece(" ".join(WORDS * 5)),),
            choices=choices,
        )
    return Decision(
        id="synthetic",
        title="Synthetic",
        summary="-",
        date=DAY,
        place="-",
        seat="mao",
        axes=(),
        briefing=Briefing(text=(Piece("-"),), wants=(), fears=(), judged_by=()),
        people={},
        meters=meters,
        opening=_place(0, passages),
        passages=by_name,
        endings={"the-end": Ending(id="the-end", title="The end", date=DAY, text=(Piece("-"),), bill=())},
        reveal=Reveal(road=(), text=(Piece("-"),)),
    )


def _effect(meter: int, effect: str) -> Effect:
    if effect.startswith("="):
        return Put(meter, int(effect[1:]))
    return Shift(meter, int(effect), 0, VALUES - 1)


def _place(index: int, passages: int) -> str:
    return f"passage-{index:05}" if index < passages else "the-end"


def text_of(passages: int, *, seed: int = 1) -> str:
    """Return a story of the same kind as text in our format, about 90 words a passage."""
    random_ = random.Random(seed)  # noqa: S311 - a story, not a secret
    meters = "\n".join(
        f"  meter_{number}: {{label: Meter {number}, help: A meter., range: 0..10, start: 5}}"
        for number in range(METERS)
    )
    lines = [_HEAD.format(meters=meters)]
    paragraph = " ".join(WORDS * 2) + "."
    historical, road = 0, []
    for index in range(passages):
        text = "\n\n      ".join([paragraph] * 2)
        lines.append(_PASSAGE.format(place=_place(index, passages), index=index, text=text))
        choices = _choices(random_, index, passages)
        for name, meter, effect, threshold, ahead in choices:
            when = f"\n        when: meter_{meter} >= {threshold}\n        closed: Not yet, and not like this."
            history = "\n        history: true" if index == historical and name == choices[0][0] else ""
            lines.append(
                f"      - id: {name}\n        text: Say the word that nobody says{when if threshold else ''}{history}\n"
                f"        does: {{meter_{meter}: {effect}}}\n        to: {_place(index + ahead, passages)}\n"
            )
        if index == historical:
            road.append(choices[0][0])
            historical += choices[0][-1]
    return "".join(lines) + _FOOT.format(road=", ".join(road))


_HEAD = """\
format: 2
title: Synthetic
summary: A story made for measuring.
date: 1950-10-01
place: Nowhere
seat: mao
axes: [lives, treasury-debt, un-seat]
briefing:
  text: You sit in a chair.
  wants: [An ending., A short one.]
  fears: [No ending., A long one.]
  judged_by: [lives, treasury-debt, un-seat]
people: {{}}
meters:
{meters}
opening: passage-00000
passages:
"""
_PASSAGE = """\
  {place}:
    title: Passage {index}
    date: 1950-10-01
    text: |
      {text}
    choices:
"""
_FOOT = """\
endings:
  the-end:
    title: The end
    date: 1950-10-01
    text: It is over.
    bill:
      lives: {{low: 0, best: 1, high: 2, confidence: low, basis: [chinese-casualties-740k], why: For measuring.}}
reveal:
  road: [{road}]
  text: Nothing happened.
"""
