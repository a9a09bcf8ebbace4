"""A graph as Mermaid, which many wikis and code hosts draw."""

import re
from collections.abc import Iterator

from game.characters import replace_forbidden
from game.export import colours
from game.export.chart import Chart, ChartEdge, ChartNode, format_chance
from game.export.identifiers import Identifiers

_SPECIAL = re.compile(r'[&<>"#`\\{}|;%]')


def write_mermaid(chart: Chart) -> str:
    """Write a graph as a Mermaid flowchart."""
    names = Identifiers()
    lines = ["---", f"title: {_title(chart.title)}", "---", "flowchart TD"]
    lines += [_node(node, names.of("place", node.id, "at_")) for node in chart.nodes]
    for edge in chart.edges:
        source, target = names.of("place", edge.source, "at_"), names.of("place", edge.target, "at_")
        arrow = "-->" if edge.reached else "-.->"
        lines.append(f'    {source} {arrow}|"{_label(edge)}"| {target}')
    lines += _styles(chart)
    return replace_forbidden("\n".join(lines) + "\n")


def _node(node: ChartNode, name: str) -> str:
    words = f"{escape(node.title)}<br/>{escape(node.date)}<br/>{escape(format_chance(node.chance))}"
    shape = f'(["{words}"])' if node.ending else f'["{words}"]'
    kinds = [("never", not node.reached), ("history", node.history), ("ending", node.ending)]
    kind = next((kind for kind, holds in kinds if holds), "passage")
    return f"    {name}{shape}:::{kind}"


def _label(edge: ChartEdge) -> str:
    return escape(edge.label)


def _styles(chart: Chart) -> Iterator[str]:
    yield f"    classDef passage fill:{colours.PASSAGE},stroke:{colours.LINE},color:{colours.INK}"
    yield f"    classDef ending fill:{colours.ENDING},stroke:{colours.LINE},color:{colours.INK}"
    yield f"    classDef history fill:{colours.PASSAGE},stroke:{colours.HISTORY},stroke-width:3px,color:{colours.INK}"
    yield f"    classDef never fill:{colours.NEVER},stroke:{colours.FAINT},stroke-dasharray:4 3,color:{colours.SOFT}"
    for number, edge in enumerate(chart.edges):
        colour = colours.HISTORY if edge.history else colours.LINE if edge.reached else colours.FAINT
        yield f"    linkStyle {number} stroke:{colour},stroke-width:{colours.find_width(edge.chance)}px"


def escape(text: str) -> str:
    """Return text for a quoted label: everything that Mermaid might read otherwise as its number."""
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", " ".join(text.split()))


def _title(text: str) -> str:
    """Return a title as a YAML string."""
    words = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'
