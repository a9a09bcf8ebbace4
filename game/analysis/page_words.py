"""How many words a page has with everything on it, so that they add up along a road.

On a page these are read: its text; the advice of those who are present; the card of a person and a paper on the desk
where they may be new, which is on every page to which some road leads that has not come by them; and a line for every
meter that the choice before may have moved, as far as it is shown where the choice is made. What a choice tells, and an
ending, are read as well. So what is read on a page depends on nothing but the page and the meters there. On a road that
comes by a card twice it is counted twice where another road comes by only the second.
"""

from collections.abc import Iterator

from game.analysis.reachable import StateSpace
from game.story.conditions import Meters, applies
from game.story.model import Choice, Passage
from game.story.prose import Piece, Prose, count_words
from game.story.references import References

A_CHANGE = 5
"""Words of the line on a changed meter besides its name: `3 of 5 (was 2)`."""


class PageWords:
    """Counts the words of pages and choices; where the references lacks a paper it has none."""

    def __init__(self, space: StateSpace, references: References) -> None:
        """Find out where cards and papers may be new; the state space must be whole."""
        self._decision = space.decision
        self._references = references
        self._old = _met_on_every_road(space)
        self._counted: dict[int, int] = {}
        self._held: list[Piece] = []

    def on(self, place: str, meters: Meters) -> int:
        """Return the words of a page where the meters stand so."""
        told = (piece for piece in self.pieces(place) if applies(piece.when, meters))
        return sum(map(self.of, told)) + self.besides(place)

    def pieces(self, place: str) -> Iterator[Piece]:
        """Yield what may be told on a page."""
        passage = self._decision.passages.get(place)
        yield from self._decision.spot(place).text
        if passage is not None:
            advice = dict(passage.advice)
            for person in passage.present:
                yield from advice.get(person, ())
                yield from self._card(passage, person)

    def besides(self, place: str) -> int:
        """Return the words of what lies on a page whatever the meters: of papers that may be new."""
        passage = self._decision.passages.get(place)
        papers = [name for name in passage.papers if name not in self._old.get(place, ())] if passage else []
        found = (self._references.papers[name] for name in papers if name in self._references.papers)
        return sum(count_words(text) for paper in found for text in (paper.title, paper.what, paper.text))

    def moved(self, place: str, choice: Choice) -> int:
        """Give the words of the lines on the meters that a choice may move, as far as they are shown in its passage."""
        passage = self._decision.passages[place]
        hidden = self._decision.hidden_in(passage)
        meters = {effect.meter: self._decision.meters[effect.meter] for effect in choice.does}
        shown = (
            meter
            for index, meter in meters.items()
            if index not in hidden
            and not meter.fact
            and (meter.since is None or meter.since.first <= passage.date.last)
        )
        return sum(count_words(meter.label) + A_CHANGE for meter in shown)

    def of(self, piece: Piece) -> int:
        """Return the words of a piece."""
        if id(piece) not in self._counted:
            self._held.append(piece)
            self._counted[id(piece)] = count_words(piece.text)
        return self._counted[id(piece)]

    def _card(self, passage: Passage, person: str) -> Prose:
        role = self._decision.people.get(person)
        return role.card if role is not None and person not in self._old.get(passage.id, ()) else ()


def _met_on_every_road(space: StateSpace) -> dict[str, frozenset[str]]:
    """Give, for each place, the papers and people that every road to it has come by before."""
    met: dict[str, frozenset[str]] = {space.decision.opening: frozenset()}
    for place in space.layers:
        passage = space.decision.passages.get(place)
        if passage is None:
            continue
        here = met.get(place, frozenset()).union(passage.papers, passage.present)
        targets = {
            transition.target for packed in space.layers[place] for _, transition, _ in space.find_next(place, packed)
        }
        for target in targets:
            met[target] = met[target] & here if target in met else here
    return met
