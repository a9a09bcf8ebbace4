"""Whole numbers as options take them."""

import argparse
from collections.abc import Callable


def build_reader(least: int | None = None, most: int | None = None) -> Callable[[str], int]:
    """Return what reads a whole number, with or without commas, and says what is wrong with any other text."""
    bounds = [f"at least {least}"] * (least is not None) + [f"at most {most}"] * (most is not None)
    sentence = f"it must be a whole number{' of ' * bool(bounds)}{' and '.join(bounds)}"

    def read(text: str) -> int:
        try:
            number = int(text.replace(",", ""))
        except ValueError:
            raise argparse.ArgumentTypeError(sentence) from None
        if (least is not None and number < least) or (most is not None and number > most):
            raise argparse.ArgumentTypeError(sentence)
        return number

    return read
