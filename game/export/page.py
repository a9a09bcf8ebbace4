"""A decision as one HTML page that plays it in a browser: no server, no network, no other file."""

import base64
import hashlib
import json
from pathlib import Path

from markupsafe import Markup

from game.characters import replace_forbidden
from game.export.exported import Exported
from game.export.page_data import story_as_object
from game.story.model import Decision
from game.story.references import References
from game.templates import render_page

REMARKS = (
    (
        "The page keeps one game in the address and, where the browser allows it, in its storage; saves and records of "
        "endings stay with oneside."
    ),
    "The page has no place among all roads and no order of endings by lens; oneside has.",
)
HERE = Path(__file__).parent
ENGINE = ("engine.js", "figures.js", "session.js", "room.js", "reckoning.js", "look.js")
"""The rules, each standing on those before it; none of them touches the document."""
PLAY = ("elements.js", "beside.js", "bills.js", "page.js")
"""What draws them, likewise."""


def write_page(decision: Decision, references: References) -> Exported:
    """Write a decision as one HTML page; what comes from files is data in it, and never markup or script."""
    style = _own("page.css")
    engine, play = ("\n".join(map(_own, names)) for names in (ENGINE, PLAY))
    data = json.dumps(story_as_object(decision, references), ensure_ascii=False, separators=(",", ":"))
    text = render_page(
        HERE / "page.html.jinja",
        title=decision.title,
        summary=decision.summary,
        style=Markup(style),  # noqa: S704 - our own file, and no text of a story
        engine=Markup(engine),  # noqa: S704
        play=Markup(play),  # noqa: S704
        story=Markup(_as_data(replace_forbidden(data))),  # noqa: S704 - no `<`, `>` or `&` is left in it
        policy=_policy([engine, play], style),
    )
    return Exported(text=text, remarks=REMARKS)


def _own(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _as_data(text: str) -> str:
    """Write JSON so that nothing in it can end the element that it stands in."""
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _policy(scripts: list[str], style: str) -> str:
    """Let the page's own scripts and style work, and nothing else: no network, no other script."""
    allowed = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
