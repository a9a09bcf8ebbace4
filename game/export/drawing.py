"""Drawing a graph as SVG, with Graphviz or with its port that the extra `graph` brings."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from game.errors import UsageError

PROGRAMS = ("graphviz-pure", "dot")
"""What can draw; both are called alike."""

PATIENCE = 120
"""Seconds after which a drawing is given up."""

_PROLOGUE = re.compile(r"\A<\?xml.*?(?=<svg)", re.DOTALL)


def draw_svg(dot: str) -> str:
    """Draw a graph written as DOT; raises UsageError where nothing can draw it, or where that fails."""
    command = _program()
    try:
        drawn = subprocess.run(  # noqa: S603 - a program found by its name, with nothing of the content on its line
            [command, "-Tsvg"],
            input=dot,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"'{command}' could not draw the graph; '--format dot' gives it as text."
        raise UsageError(message) from error
    if drawn.returncode or "<svg" not in drawn.stdout:
        message = f"'{command}' could not draw the graph: {' '.join(drawn.stderr.split())[:200]}"
        raise UsageError(message)
    return _PROLOGUE.sub("", drawn.stdout)


def _program() -> str:
    """Find a program that draws: first beside this Python, then anywhere."""
    here = str(Path(sys.executable).parent)
    for place in (here, None):
        for name in PROGRAMS:
            found = shutil.which(name, path=place)
            if found:
                return found
    message = "Nothing here can draw a graph; pip install 'lean-to-one-side[graph]', or install Graphviz, for 'svg'."
    raise UsageError(message)
