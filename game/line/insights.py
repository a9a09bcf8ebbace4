"""What an author learns of all roads besides their figures, as plain text."""

from collections.abc import Iterator

from game.analysis.blowup import Blowup
from game.analysis.figures import ChoiceMemory, Earned, Memory, Reading, Survey, ThesisFigures
from game.analysis.roles import Roles
from game.analysis.statistics import WORDS_A_MINUTE
from game.counting.words import format_share
from game.line.cells import fill
from game.story.model import Decision
from game.story.references import References

FEW = 5
"""Choices that are named for being remembered least."""


def insights(figures: Survey, decision: Decision, references: References, width: int) -> Iterator[str]:
    """Yield how the endings are earned, what is remembered, and how the theses fare."""
    if figures.earned:
        yield _earned(figures.earned, decision, width)
    if figures.memory and figures.memory.made:
        yield _memory(figures.memory, width)
    if figures.theses:
        lines = (_thesis(each, figures.roads, references, width) for each in figures.theses)
        yield "\n".join(("Theses on trial", *lines))


def reading(found: Reading) -> str:
    """Say how long the story takes to read."""
    known = [
        (found.shortest, "on the shortest road"),
        (found.median, "in the middle"),
        (found.longest, "on the longest"),
        (None if found.mean is None else round(found.mean), "in the mean"),
        (found.history, "on history's"),
    ]
    rows = [(words, where) for words, where in known if words is not None]
    text = ", ".join(f"{words:,} {where} ({_minutes(words)})" for words, where in rows)
    more = "" if found.longest is not None else " Texts ask too many meters for the shortest and the longest."
    return f"Words to read, with papers, people and changed meters: {text}, at {WORDS_A_MINUTE} a minute.{more}"


def _minutes(words: int) -> str:
    minutes = round(words / WORDS_A_MINUTE)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def roles(found: Roles) -> str:
    """Say which meters steer roads, and which are only booked or told."""
    parts = [("Roads are steered by", found.steering), ("only bills ask", found.booking), ("only texts", found.telling)]
    text = "; ".join(f"{what} {', '.join(names)}" for what, names in parts if names)
    return f"{text[:1].upper()}{text[1:]}." if text else "No condition asks any meter."


def blowup(found: Blowup) -> str:
    """Say why there are too many states."""
    keeping = "; ".join(
        f"'{each.meter}', without which there were {each.times:.1f} times fewer, and which '{each.asked_last}' is the "
        "last to ask"
        for each in found.meters
    )
    apart = f" They are kept apart by {keeping}." if keeping else ""
    return (
        f"Too many states: {found.states:,} with {found.finished} of {found.places} places finished, most of them in "
        f"'{found.fullest}'.{apart} Ask a meter soon after it moved, sum several up in one, or set rather than add."
    )


def _earned(found: Earned, decision: Decision, width: int) -> str:
    settled = max(found.settled, 0)
    lines = [
        "How the endings are earned",
        fill(f"{settled:.0%} of the ending is settled before the last two choices of a road.", width, first="  "),
    ]
    for name, deciders in found.deciders:
        text = ", ".join(f"{each.passage}/{each.choice} ({each.gain:.3f} bits)" for each in deciders)
        if text:
            lines.append(fill(f"{decision.endings[name].title}: decided by {text}", width, first="- "))
    return "\n".join(lines)


def _memory(found: Memory, width: int) -> str:
    lines = [
        "What is remembered",
        fill(
            f"{format_share(found.remembered, found.made)} of all choices that roads make, three pages later or more; "
            f"{format_share(found.at_the_end, found.made)} at the ending.",
            width,
            first="  ",
        ),
    ]
    forgotten = [_name(each) for each in found.choices if not each.remembered]
    if forgotten:
        lines.append(fill(f"Forgotten on every road: {', '.join(forgotten)}", width, first="- "))
    ranked = sorted(found.choices, key=lambda each: each.remembered / each.roads)
    least = [each for each in ranked if 0 < each.remembered < each.roads][:FEW]
    if least:
        text = ", ".join(f"{_name(each)} ({format_share(each.remembered, each.roads)})" for each in least)
        lines.append(fill(f"Remembered least: {text}", width, first="- "))
    return "\n".join(lines)


def _name(each: ChoiceMemory) -> str:
    return f"{each.passage}/{each.choice}"


def _thesis(found: ThesisFigures, roads: int, references: References, width: int) -> str:
    title = references.theses[found.thesis].title
    borne_out, strained = format_share(found.borne_out, roads), format_share(found.strained, roads)
    return fill(f"{title}: borne out on {borne_out} of the roads, strained on {strained}.", width, first="- ")
