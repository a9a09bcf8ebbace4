"""HTML pages made from templates: what is put into one is escaped, and no character in it acts on a terminal."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.characters import replace_forbidden


def make_environment(folder: Path) -> Environment:
    """Return an environment for the templates of a folder, for whoever fills the same ones again and again."""
    return Environment(
        autoescape=True,
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render_page(template: Path, **values: Any) -> str:
    """Return a template filled with values; raises UndefinedError where it asks for one that is not there."""
    environment = make_environment(template.parent)
    return replace_forbidden(environment.get_template(template.name).render(values))
