"""A page rests on nothing that came after it.

A source mark leads to a claim; if the claim is dated after the last day of the page that cites it, the page may know
what nobody could know on that day. Looked at are the texts of passages and what is advised there, what choices did
(`then`, which may speak of the day on which it leads on), the briefing (the day of the opening), and the cards of
people (the day on which they are first present). What the bill rests on, endings and the reveal may be later. This is a
warning: a draft may well rest on the text that was sent a day later. Then say so: `# oneside: ignore D036 because the
draft of that day is the text of the next`.

Fails: a passage of 2 October with a mark for a claim dated 13 October.
Passes: the same mark in a passage of 14 October.
"""

from collections.abc import Iterator

import attrs

from game.parsing.text_positions import LocatedProblem
from game.problems import Problem, Severity
from game.rules.checks.dates import lies_outside
from game.story.dates import UNREADABLE, Span
from game.story.mark import Mark
from game.story.model import Choice, Decision, Passage
from game.story.prose import CITE, Prose
from game.story.references import References

CODE = "D036"


@attrs.frozen
class _Page:
    """What is read on a day: what it is called in messages, its last day, and its prose."""

    called: str
    date: Span
    prose: Prose


def check(decision: Decision, references: References) -> Iterator[Problem]:
    """Compare the dates of pages with those of the claims that they cite."""
    for page in _list_pages(decision):
        for piece in page.prose:
            if "[^" in piece.text:
                yield from find_later_claims(piece.text, piece.mark, page.called, page.date, references, CODE)


def find_later_claims(
    text: str, mark: Mark, called: str, date: Span, references: References, code: str
) -> Iterator[Problem]:
    """Yield a warning for each source mark of a text whose claim is dated after the last day of a date."""
    if date is UNREADABLE:
        return
    for found in CITE.finditer(text):
        claim = references.claims.get(found[1])
        if claim is not None and claim.span is not None and claim.span.first > date.last:
            message = (
                f"The claim '{claim.id}' is dated {claim.span.written}, after the {called} "
                f"({date.written}). Cite it later, or fix a date."
            )
            nth = text.count(found[0], 0, found.start())
            yield LocatedProblem(
                mark=mark, code=code, message=message, severity=Severity.WARNING, words=found[0], nth=nth
            )


def _list_pages(decision: Decision) -> Iterator[_Page]:
    opening = decision.passages.get(decision.opening)
    if opening is not None and not lies_outside(opening, decision):
        yield _Page("day of the briefing", opening.date, decision.briefing.text)
        for person, role in decision.people.items():
            yield _Page("day on which the card is first seen", _first_seen(person, decision) or opening.date, role.card)
    for passage in decision.passages.values():
        if lies_outside(passage, decision):
            continue
        yield _Page("passage", passage.date, passage.text)
        for _, advice in passage.advice:
            yield _Page("passage", passage.date, advice)
        for choice in passage.choices:
            yield _Page("consequence", _day_after(passage, choice, decision), choice.then)


def _first_seen(person: str, decision: Decision) -> Span | None:
    """Return the date of the first passage in which somebody is present."""
    dates = [passage.date for passage in decision.passages.values() if person in passage.present]
    return min(dates, key=lambda date: date.last, default=None)


def _day_after(passage: Passage, choice: Choice, decision: Decision) -> Span:
    """Return the last day of which the consequence of a choice may speak: that of the pages it leads to."""
    spots = [
        decision.spot(target.to)
        for target in choice.to
        if target.to in decision.passages or target.to in decision.endings
    ]
    return max([passage.date, *(spot.date for spot in spots)], key=lambda date: date.last)
