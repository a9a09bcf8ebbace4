"""What a Twee story brings of its own to SugarCube: a script, what that must know of the story, a little style."""

import json
from collections.abc import Mapping
from pathlib import Path

from game.story.references import Axis

SCRIPT = Path(__file__).with_name("sugarcube.js")
STYLE = """\
.closed { opacity: 0.65; }
.closed small { display: block; }
.where { font-style: italic; }
blockquote { border-left: 3px solid; margin-left: 0; padding-left: 1em; opacity: 0.9; }
#story-caption ul { list-style: none; padding: 0; font-size: 0.85em; }"""


def write_script(axes: Mapping[str, Axis], days: Mapping[str, str]) -> str:
    """Return the script of a story with these axes; `days` says for each of its passages the last day that it knows."""
    told = {
        name: {
            "counts": axis.counts.value,
            "decimals": axis.decimals,
            "low": float(axis.low),
            "high": float(axis.high),
            "words": list(axis.words),
            "sides": dict(axis.sides),
        }
        for name, axis in axes.items()
    }
    return "\n".join(
        (
            f"setup.axes = {_as_data(told)};",
            f"setup.days = {_as_data(days)};",
            SCRIPT.read_text(encoding="utf-8").rstrip(),
        )
    )


def _as_data(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c")
