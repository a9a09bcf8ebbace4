"""Amounts of a bill as a transcript writes them: `lives 360000..1010000 best 740000, medium confidence`."""

import re
from decimal import Decimal

from game.story.bill import Confidence
from game.storytest.statements import ExpectedAmount
from game.storytest.unreadable import UnreadableError

_NUMBER = r"[+-]?\d[\d_]*(?:,\d{3})*(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<axis>.*?\S)\s*[:=]?\s+(?:(?P<nothing>nothing|none)"
    rf"|(?P<low>{_NUMBER})(?:\s*(?:\.\.|\bto\b)\s*(?P<high>{_NUMBER}))?"
    rf"(?:[\s,]+best\s+(?P<best>{_NUMBER}))?"
    r"(?:[\s,]+(?P<confidence>low|medium|high)(?:\s+confidence)?)?)",
    re.IGNORECASE,
)
EXAMPLE = "lives 360000..1010000 best 740000"


def read_amounts(value: str) -> tuple[ExpectedAmount, ...]:
    """Read amounts parted by semicolons; raises UnreadableError where one of them is none."""
    parts = [part.strip() for part in value.replace("\N{MINUS SIGN}", "-").split(";")]
    return tuple(_amount(part) for part in parts if part)


def _amount(part: str) -> ExpectedAmount:
    found = _AMOUNT.fullmatch(part)
    if found is None:
        message = f"'{part}' is not an amount; write an axis and its range, as in '{EXAMPLE}', or 'lives nothing'."
        raise UnreadableError(message)
    axis = found["axis"].rstrip(" :=")
    if found["nothing"]:
        return ExpectedAmount(axis=axis)
    low = _decimal(found["low"])
    high = _decimal(found["high"]) if found["high"] else low
    best = _decimal(found["best"]) if found["best"] else (None if found["high"] else low)
    if high < low:
        message = (
            f"'{part}' runs from {write_number(low)} down to {write_number(high)}; write the smaller number first."
        )
        raise UnreadableError(message)
    return ExpectedAmount(axis=axis, low=low, best=best, high=high, confidence=(found["confidence"] or "").casefold())


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("_", ""))


def write_number(value: Decimal) -> str:
    """Return a number as it is written: no thousands separators, no exponent, no needless zeros."""
    written = f"{value:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def write_amount(low: Decimal, best: Decimal, high: Decimal, confidence: Confidence) -> str:
    """Return an amount as `read_amounts` reads it, without its axis."""
    spread = (
        write_number(low)
        if low == best == high
        else f"{write_number(low)}..{write_number(high)} best {write_number(best)}"
    )
    return f"{spread}, {confidence.name.lower()} confidence"
