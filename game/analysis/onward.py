"""What lies ahead of every state: how many roads, to which endings, and which places."""

from game.analysis.reachable import Atlas


class Ahead:
    """For the states of an atlas: the roads ahead of them, and the places that these come by.

    Places are bits, as `bits` says. A state that was told apart more finely than in the atlas may be asked for, too.
    """

    def __init__(self, atlas: Atlas) -> None:
        """Work it out, from the endings back; the atlas must be whole."""
        self._layout, self._live = atlas.layout, atlas.live
        self.bits = {place: 1 << number for number, place in enumerate(atlas.layers)}
        self.endings = sum(self.bits[place] for place in atlas.layers if place in atlas.decision.endings)
        self._field = atlas.roads.bit_length()
        self._shifts = {
            self.bits[place]: number * self._field
            for number, place in enumerate(place for place in atlas.layers if place in atlas.decision.endings)
        }
        self._masks = {place: atlas.layout.mask(cuts) for place, cuts in self._live.items()}
        self._known: dict[str, dict[int, tuple[int, int, int]]] = {}
        for place in reversed(tuple(atlas.layers)):
            self._known[place] = {packed: self._of(atlas, place, packed) for packed in atlas.layers[place]}

    def roads(self, place: str, packed: int) -> int:
        """Give how many roads lead on to an ending."""
        return self._at(place, packed)[0]

    def places(self, place: str, packed: int) -> int:
        """Give the places that may be reached, this one among them."""
        return self._at(place, packed)[1]

    def roads_but(self, place: str, packed: int, endings: int) -> int:
        """Give how many roads lead on to an ending that is none of these."""
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
            coarse = self._layout.pack_told(self._layout.unpack(packed & self._masks[place]), self._live[place])
            found = known[packed] = known[coarse]
        return found

    def _of(self, atlas: Atlas, place: str, packed: int) -> tuple[int, int, int]:
        bit = self.bits[place]
        if bit & self.endings:
            return 1, bit, 1 << self._shifts[bit]
        roads, places, by_ending = 0, bit, 0
        for _, landing, after in atlas.following(place, packed):
            there = self._known[landing.target][after]
            roads, places, by_ending = roads + there[0], places | there[1], by_ending + there[2]
        return roads, places, by_ending
