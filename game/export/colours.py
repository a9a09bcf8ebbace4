"""The colours and widths of a drawn graph, the same in each of its formats."""

INK = "#221f1a"
SOFT = "#6b6356"
LINE = "#a79c88"
HISTORY = "#9c2f1f"
PASSAGE = "#fbf8f1"
ENDING = "#dfe8ec"
NEVER = "#e4e0d8"
FAINT = "#c4bba9"


def find_width(chance: float) -> float:
    """Return the width of a way in points: it grows with its chance, and a rare way can still be seen."""
    return round(0.6 + 6.4 * chance, 2)
