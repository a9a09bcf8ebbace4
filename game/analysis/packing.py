"""Meter values packed into one whole number, a field of bits for each meter."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from game.story.conditions import Meters
from game.story.model import Meter


class Layout:
    """How the meters of a decision lie in a packed number; a forgotten meter's field is zero."""

    def __init__(self, meters: Sequence[Meter]) -> None:
        """Give each meter the bits its range needs."""
        self._lows = tuple(meter.low for meter in meters)
        self._widths = tuple((meter.high - meter.low).bit_length() for meter in meters)
        shifts = [0]
        for width in self._widths:
            shifts.append(shifts[-1] + width)
        self._shifts = tuple(shifts[:-1])
        self._masks = tuple(
            ((1 << width) - 1) << shift for width, shift in zip(self._widths, self._shifts, strict=True)
        )

    def pack(self, meters: Meters) -> int:
        """Return the packed number of meter values."""
        packed = 0
        for value, low, shift in zip(meters, self._lows, self._shifts, strict=True):
            packed |= (value - low) << shift
        return packed

    def pack_apart(self, meters: Meters, cuts: Mapping[int, int]) -> int:
        """Give the packed number of what `cuts` tell apart: the lowest of the values that are one, zero if all are."""
        packed = 0
        for meter, bits in cuts.items():
            below = bits & (1 << meters[meter] - self._lows[meter]) - 1
            packed |= below.bit_length() << self._shifts[meter]
        return packed

    def unpack(self, packed: int) -> Meters:
        """Return the meter values of a packed number; a forgotten meter comes back at its lowest value."""
        return tuple(
            ((packed & mask) >> shift) + low
            for mask, shift, low in zip(self._masks, self._shifts, self._lows, strict=True)
        )

    def unpacker(self, meters: Iterable[int]) -> Callable[[int], Meters]:
        """Return what `unpack` does for packed numbers in which only these meters are told."""
        fields = tuple((meter, self._masks[meter], self._shifts[meter]) for meter in meters)
        lows = self._lows

        def unpack(packed: int) -> Meters:
            values = list(lows)
            for meter, mask, shift in fields:
                values[meter] += (packed & mask) >> shift
            return tuple(values)

        return unpack

    def mask(self, meters: Iterable[int]) -> int:
        """Return the bits of the meters at these indices."""
        bits = 0
        for index in meters:
            bits |= self._masks[index]
        return bits
