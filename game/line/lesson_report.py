"""What is certain of a lesson, whatever its class decides, as plain text and as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from game.lesson.plan import Plan
from game.lesson.proof import Length, LessonProof, Range, list_findings, say_road
from game.line.cells import fill

_MINUTE = 60


def proof_as_text(plan: Plan, proof: LessonProof, width: int) -> str:
    """Return the proof of a lesson as text."""
    findings = list_findings(plan, proof)
    paragraphs = [f"{plan.lesson.title}\n{_describe(plan, proof)}"]
    if proof.junctures is not None and proof.short is not None:
        paragraphs.append("\n".join(_measures(proof, proof.junctures, proof.short)))
    if findings:
        paragraphs.append("\n".join(("To mend:", *(f"- {finding}" for finding in findings))))
    else:
        paragraphs.append("Every way this class can go ends, and in time.")
    lines = "\n\n".join(paragraphs).split("\n")
    return "\n".join(fill(line, width) for line in lines)


def _describe(plan: Plan, proof: LessonProof) -> str:
    lesson = plan.lesson
    roads = "one road" if proof.roads == 1 else f"{proof.roads:,} roads"
    return f"{lesson.minutes} minutes, {len(lesson.roles)} roles, on '{lesson.decision}'. A class can go {roads}."


def _measures(proof: LessonProof, junctures: Range, short: Length) -> Iterator[str]:
    yield f"Junctures on a road: {_span(junctures.least, junctures.most)}"
    for length, words in ((short, "short"), (proof.long, "long")):
        if length is not None:
            minutes = _span(_minutes(length.seconds.least), _minutes(length.seconds.most))
            yield f"Minutes with the {words} reading: {minutes}"
            yield f"Words a student reads then: {_span(length.words.least, length.words.most)}"
    yield f"The longest road: {say_road(short.seconds.most_road)}"
    yield f"The shortest road: {say_road(short.seconds.least_road)}"
    if proof.listening is not None:
        stretch = proof.listening
        yield f"The longest time of only listening: {stretch.seconds} seconds, before the vote at '{stretch.place}'"


def _minutes(seconds: int) -> int:
    return -(-seconds // _MINUTE)


def _span(least: int, most: int) -> str:
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def proof_as_line(plan: Plan, proof: LessonProof) -> str:
    """Return the proof of a lesson as one JSON object, on one line."""
    found: dict[str, Any] = {
        "lesson": plan.lesson.id,
        "decision": plan.lesson.decision,
        "minutes": plan.lesson.minutes,
        "roads": proof.roads,
        "holds": proof.holds,
        "junctures": _range(proof.junctures),
        "short": _length(proof.short),
        "long": _length(proof.long),
        "listening": {"seconds": proof.listening.seconds, "before": proof.listening.place} if proof.listening else None,
        "findings": list(list_findings(plan, proof)),
    }
    return json.dumps(found)


def _length(length: Length | None) -> dict[str, Any] | None:
    if length is None:
        return None
    return {"seconds": _range(length.seconds), "words": _range(length.words), "too_long": length.too_long}


def _range(found: Range | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "least": found.least,
        "most": found.most,
        "least_road": [step.choice for step in found.least_road],
        "most_road": [step.choice for step in found.most_road],
    }
