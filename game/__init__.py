"""Lean to One Side: a historical decision game for the terminal."""

__version__ = "0.1.0"

COLLECTED_AFTER = (100_000, 50, 100)
"""When Python looks for garbage in cycles, in every process of the game: what `gc.set_threshold` is told at its start.

Reading, checking and counting make millions of objects and hardly a cycle; to search them again and again, as by
Python's own 700, 10 and 10, takes up to half as long besides.
"""
