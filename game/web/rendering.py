"""The pages of a class, made from views."""

import functools
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from game.characters import replace_forbidden
from game.lesson.stages import AT_JUNCTURE, LessonStage
from game.lesson.view_values import ProjectorView, StudentView
from game.play import phrases
from game.templates import make_environment
from game.transcript.blocks import group_blocks
from game.transcript.html import place_bar
from game.web import words
from game.web.forms import fill_ballot

STATIC = Path(__file__).with_name("static")
STYLE, SCRIPT = "class.css", "class.js"
MOST_CLASSES = 256


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
        "juncture": AT_JUNCTURE,
        "said": words,
        "phrases": phrases,
        "bar": place_bar,
        "group_blocks": group_blocks,
    }
    return environment


def _render(name: str, **values: Any) -> str:
    """Fill a template; what students wrote was rid of signs that act on a terminal when it was taken."""
    return _environment().get_template(f"{name}.html.jinja").render(values)


def render_door(code: str = "", notice: str = "") -> str:
    """Return the page that asks for the code of a class."""
    return _render("door", code=code, notice=notice)


def render_join(code: str, lesson: str, signature: str, notice: str = "") -> str:
    """Return the page on which a student takes a place, or comes back to one."""
    return _render("join", code=code, lesson=lesson, signature=signature, notice=notice)


class Fragments:
    """Parts of pages that are the same for many students, each made once until something changes for all."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[str, tuple[int, dict[str, Markup]]] = OrderedDict()

    def for_class(self, code: str, stamp: int) -> Callable[..., Markup]:
        """Return what gives a named part as it was made first, as long as a class has the same stamp for all."""
        found = self._kept.get(code)
        if found is None or found[0] != stamp:
            found = self._kept[code] = (stamp, {})
        self._kept.move_to_end(code)
        if len(self._kept) > MOST_CLASSES:
            self._kept.popitem(last=False)
        parts = found[1]

        def once(name: str, make: Callable[..., Markup], *values: object) -> Markup:
            if name not in parts:
                parts[name] = make(*values)
            return parts[name]

        return once


_FRAGMENTS = Fragments()


def render_student(
    view: StudentView,
    code: str,
    stamps: tuple[int, int],
    signature: str,
    notice: str = "",
    typed: Mapping[str, str] | None = None,
) -> str:
    """Return a student's page; `notice` says why what was sent was not taken, `typed` is what stood in its form.

    Of the stamps the first changes when this page does, the second when what everybody sees does.
    """
    filled = {name: replace_forbidden(text) for name, text in (typed or {}).items()}
    return _render(
        "student",
        view=view,
        code=code,
        stamp=stamps[0],
        once=_FRAGMENTS.for_class(code, stamps[1]),
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
