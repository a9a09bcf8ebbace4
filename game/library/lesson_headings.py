"""What the top of a lesson's file says of it, for lists."""

from pathlib import Path

import attrs

from game.characters import replace_forbidden
from game.library.folders import content_folder_of, is_lesson
from game.library.summaries import read_top
from game.parsing.source import MOST_BYTES, read_at_most


@attrs.frozen(kw_only=True)
class LessonHeading:
    """What a list says of a lesson: its title, and the name of its decision; empty where they cannot be read."""

    id: str
    title: str
    decision: str
    summary: str
    path: Path


def holds_lesson(path: Path) -> bool:
    """Tell whether a file is a lesson: by the folder it lies in, or where that is none of content by what it says."""
    if is_lesson(path) or content_folder_of(path) != path.parent:
        return is_lesson(path)
    try:
        return path.is_file() and b"\njunctures:" in read_at_most(path, MOST_BYTES)
    except OSError:
        return False


def read_lesson_heading(path: Path) -> LessonHeading:
    """Read what the top of a lesson says of it."""
    words = {key: replace_forbidden(text) for key, text in read_top(path, ("title", "decision", "summary")).items()}
    return LessonHeading(
        id=path.stem,
        title=words.get("title", ""),
        decision=words.get("decision", ""),
        summary=words.get("summary", ""),
        path=path,
    )
