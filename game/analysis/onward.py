"""What lies ahead of every state: how many roads, to which endings, and which places."""

from game.analysis.reachable import StateSpace


class Ahead:
    """For the states of a state space: the roads ahead of them, and the places that these come by.

    Places are bits, as `bits` says. A state told apart more finely than in the state space may be asked for, too.
    """

    def __init__(self, space: StateSpace) -> None:
        """Work it out, from the endings back; the state space must be whole."""
        self._layout, self._live = space.layout, space.live
        self.bits = {place: 1 << number for number, place in enumerate(space.layers)}
        self.endings = sum(self.bits[place] for place in space.layers if place in space.decision.endings)
        self._field = space.roads.bit_length()
        self._shifts = {
            self.bits[place]: number * self._field
            for number, place in enumerate(place for place in space.layers if place in space.decision.endings)
        }
        self._masks = {place: space.layout.mask(cuts) for place, cuts in self._live.items()}
        self._known: dict[str, dict[int, tuple[int, int, int]]] = {}
        for place in reversed(tuple(space.layers)):
            self._known[place] = {packed: self._of(space, place, packed) for packed in space.layers[place]}

    def roads(self, place: str, packed: int) -> int:
        """Return how many roads lead on to an ending."""
        return self._at(place, packed)[0]

    def places(self, place: str, packed: int) -> int:
        """Return the places that may be reached, this one among them."""
        return self._at(place, packed)[1]

    def roads_but(self, place: str, packed: int, endings: int) -> int:
        """Return how many roads lead on to an ending that is none of these."""
        roads, _, by_ending = self._at(place, packed)
        while endings:
            lowest = endings & -endings
            roads -= by_ending >> self._shifts[lowest] & (1 << self._field) - 1
            endings ^= lowest
        return roads

    def _at(self, place: str, packed: int) -> tuple[int, int, int]:
        known = self._known[place]
        found = known.get(packed)
        if found is None:
            coarse = self._layout.pack_apart(self._layout.unpack(packed & self._masks[place]), self._live[place])
            found = known[packed] = known[coarse]
        return found

    def _of(self, space: StateSpace, place: str, packed: int) -> tuple[int, int, int]:
        bit = self.bits[place]
        if bit & self.endings:
            return 1, bit, 1 << self._shifts[bit]
        roads, places, by_ending = 0, bit, 0
        for _, transition, after in space.find_next(place, packed):
            there = self._known[transition.target][after]
            roads, places, by_ending = roads + there[0], places | there[1], by_ending + there[2]
        return roads, places, by_ending
