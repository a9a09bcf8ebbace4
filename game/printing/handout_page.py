"""A lesson on paper as one HTML page that prints well and asks for nothing else."""

from pathlib import Path

from game.export.html_prose import render_html
from game.lesson.titles import format_clock
from game.play.phrases import paper_head
from game.play.questions import CONFIDENCES
from game.printing.handout import Handout
from game.templates import render_page

SURENESS = tuple(percent for percent, _ in CONFIDENCES.values())


def write_handout_page(handout: Handout) -> str:
    """Return the page."""
    return render_page(
        Path(__file__).with_name("handout.html.jinja"),
        handout=handout,
        clock=format_clock,
        prose=render_html,
        paper_head=paper_head,
        sureness=SURENESS,
    )
