"""Lean to One Side: a historical decision game for the terminal."""

__version__ = "0.1.0"

COLLECTED_AFTER = (10_000, 10, 100)
"""When Python looks for garbage in cycles, in every process of the game: what `gc.set_threshold` is told at its start.

Reading, checking and counting make millions of objects and hardly a cycle, and Python's own 700, 10 and 10 would search
them again and again. A page turned in the scenes leaves cycles behind, and with ten times as many more of them would
come together than can be collected without halting the drawing.
"""
