"""What a page of a class says of how sure one can be; what else it says is called as everywhere."""

from game.lesson.titles import KINDS, STAGES, describe_tally, format_clock
from game.play.questions import CONFIDENCES

__all__ = ["KINDS", "STAGES", "SURENESS", "describe_tally", "format_clock"]

SURENESS = tuple((percent, text.partition(": ")[2]) for percent, text in CONFIDENCES.values())
