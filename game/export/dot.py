"""A graph as DOT, the language of Graphviz: each passage a small table, with a way out below every choice."""

import html
import textwrap

from game.characters import replace_forbidden
from game.export import colours
from game.export.chart import Chart, ChartEdge, ChartNode, ChartRow, format_chance

_WIDE, _TITLE_WIDE = 20, 44
"""Characters in a line of a choice, and in one of a title."""


def write_dot(chart: Chart) -> str:
    """Write a graph as a DOT digraph that runs from top to bottom."""
    lines = [
        f"digraph {quote(chart.title)} {{",
        "  rankdir=TB; ranksep=0.55; nodesep=0.3; splines=spline; outputorder=edgesfirst; bgcolor=white; pad=0.3;",
        f"  label=<{_legend(chart)}>; labelloc=t; labeljust=l;",
        f'  fontname="Helvetica"; fontcolor={quote(colours.INK)};',
        f'  node [shape=plain, fontname="Helvetica", fontsize=11, fontcolor={quote(colours.INK)}];',
        "  edge [arrowsize=0.6];",
        *(f"  {quote(node.id)} [label=<{_table(node)}>];" for node in chart.nodes),
        *(f"  {_edge(edge)}" for edge in chart.edges),
        "}",
    ]
    return replace_forbidden("\n".join(lines) + "\n")


def _legend(chart: Chart) -> str:
    text = (
        "The wider a line, the likelier a player who chooses at random goes that way; a figure is the chance to come "
        f'by. <FONT COLOR="{colours.HISTORY}">Red is what history did.</FONT> Dashed is what no road reaches. '
        "A ring before a choice: it is not always open."
    )
    return f'<FONT POINT-SIZE="24"><B>{_escape(chart.title)}</B></FONT><BR ALIGN="LEFT"/>{text}<BR ALIGN="LEFT"/>'


def _table(node: ChartNode) -> str:
    """Return a node: its title, its date and its chance, and below them its choices side by side."""
    border = colours.HISTORY if node.history else colours.LINE if node.reached else colours.FAINT
    fill = colours.ENDING if node.ending else colours.PASSAGE
    fill, style = (fill, "ROUNDED") if node.reached else (colours.NEVER, "ROUNDED,DASHED")
    thick = 3 if node.opening else 2 if node.history else 1
    chance = format_chance(node.chance)
    head = (
        f'<TR><TD PORT="in" COLSPAN="{len(node.rows) or 1}"><B>{_wrap(node.title, _TITLE_WIDE)}</B><BR/>'
        f'<FONT POINT-SIZE="9" COLOR="{colours.SOFT}">{_escape(node.date)} · {chance}</FONT></TD></TR>'
    )
    cells = "<VR/>".join(_cell(row, number) for number, row in enumerate(node.rows))
    outer = f'BORDER="{thick}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="5" STYLE="{style}"'
    choices = f"<HR/><TR>{cells}</TR>" if cells else ""
    return f'<TABLE {outer} COLOR="{border}" BGCOLOR="{fill}">{head}{choices}</TABLE>'


def _cell(row: ChartRow, number: int) -> str:
    colour = colours.HISTORY if row.history else colours.INK
    ring = "\N{WHITE CIRCLE} " if row.conditional else ""
    words = f'<FONT POINT-SIZE="9.5" COLOR="{colour}">{_wrap(ring + row.text, _WIDE)}</FONT>'
    return f'<TD PORT="c{number}" VALIGN="TOP" BALIGN="LEFT">{words}</TD>'


def _edge(edge: ChartEdge) -> str:
    colour = colours.HISTORY if edge.history else colours.LINE if edge.reached else colours.FAINT
    style = "solid" if edge.reached else "dashed"
    tip = f"{edge.label}: {format_chance(edge.chance)}"
    return (
        f"{quote(edge.source)}:c{edge.row}:s -> {quote(edge.target)}:in:n [color={quote(colour)}, "
        f"penwidth={colours.find_width(edge.chance)}, style={style}, tooltip={quote(tip)}];"
    )


def quote(text: str) -> str:
    """Return text as a DOT string, as it is, on one line."""
    words = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'


def _escape(text: str) -> str:
    """Return text for a label; a backslash too is doubled, for Graphviz reads `escString`s."""
    return html.escape(" ".join(text.split())).replace("\\", "\\\\")


def _wrap(text: str, wide: int) -> str:
    return "<BR/>".join(_escape(line) for line in textwrap.wrap(text, wide))
