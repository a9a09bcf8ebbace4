"""The pages of a class, made from views."""

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from game.characters import replace_forbidden
from game.lesson.stages import LessonStage
from game.lesson.view_values import ProjectorView, StudentView
from game.play import phrases
from game.templates import make_environment
from game.transcript.blocks import group_blocks
from game.transcript.html import place_bar
from game.web import words
from game.web.forms import fill_ballot

STATIC = Path(__file__).with_name("static")
STYLE, SCRIPT = "class.css", "class.js"


@functools.cache
def list_static() -> Mapping[str, bytes]:
    """Return the files that pages ask for by the names they ask by: each bears a mark of what it holds."""
    return {_mark(name): (STATIC / name).read_bytes() for name in (STYLE, SCRIPT)}


@functools.cache
def _mark(name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}.{suffix}"


@functools.cache
def _environment() -> Environment:
    environment = make_environment(Path(__file__).with_name("pages"))
    environment.globals |= {
        "style": f"/static/{_mark(STYLE)}",
        "script": f"/static/{_mark(SCRIPT)}",
        "stages": {stage.name: stage for stage in LessonStage},
        "said": words,
        "phrases": phrases,
        "bar": place_bar,
        "group_blocks": group_blocks,
    }
    return environment


def _render(name: str, **values: Any) -> str:
    return replace_forbidden(_environment().get_template(f"{name}.html.jinja").render(values))


def render_door(code: str = "", notice: str = "") -> str:
    """Return the page that asks for the code of a class."""
    return _render("door", code=code, notice=notice)


def render_join(code: str, lesson: str, signature: str, notice: str = "") -> str:
    """Return the page on which a student takes a place, or comes back to one."""
    return _render("join", code=code, lesson=lesson, signature=signature, notice=notice)


def render_student(
    view: StudentView, code: str, stamp: int, signature: str, notice: str = "", typed: Mapping[str, str] | None = None
) -> str:
    """Return a student's page; `notice` says why what was sent was not taken, `typed` is what stood in its form."""
    filled = dict(typed or {})
    return _render(
        "student",
        view=view,
        code=code,
        stamp=stamp,
        signature=signature,
        notice=notice,
        typed=filled,
        ballot=fill_ballot(view, filled),
    )


def render_projector(view: ProjectorView, code: str, stamp: int, address: str, picture: str) -> str:
    """Return the projector's page; `picture` is the address as an SVG of a QR code, and is trusted."""
    return _render("projector", view=view, code=code, stamp=stamp, address=address, picture=picture)


def render_notice(title: str, text: str) -> str:
    """Return a page that says no more than a sentence."""
    return _render("notice", title=title, text=text)
