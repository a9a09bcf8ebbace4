"""What a name in a content file can be the name of."""

import enum


class SymbolType(enum.Enum):
    """A sort of thing that has a name; the value is what it is called in help."""

    DECISION = "decision"
    PASSAGE = "passage"
    ENDING = "ending"
    PLACE = "passage or ending"
    CHOICE = "choice"
    METER = "meter"
    VALUE = "meter's value"
    PERSON = "person"
    CLAIM = "claim"
    SOURCE = "source"
    DISPUTE = "dispute"
    PAPER = "paper"
    AXIS = "axis"
    LENS = "lens"
    THESIS = "thesis"
    MAP = "map"
    LINE = "line of a map"
    ROLE = "role of a lesson"
    SIDE = "side of a lesson"

    @property
    def family(self) -> "SymbolType":
        """The things that share one set of names: passages and endings do."""
        return SymbolType.PLACE if self in {SymbolType.PASSAGE, SymbolType.ENDING} else self


OF_LESSONS = frozenset({SymbolType.ROLE, SymbolType.SIDE})
"""The families whose names are known in the lesson that declares them."""
IN_ITS_FILE = OF_LESSONS | {
    SymbolType.PLACE,
    SymbolType.CHOICE,
    SymbolType.METER,
    SymbolType.VALUE,
    SymbolType.LINE,
}
"""The families whose names are known in the file that declares them; all others are known everywhere."""
