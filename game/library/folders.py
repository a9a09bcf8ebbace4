"""How a content folder is laid out: the folders in it, and the files that stand beside them."""

from pathlib import Path

CAMPAIGNS = "campaigns"
STORIES = ("decisions", "bridges", CAMPAIGNS)
SHARED = ("ledger", "papers", "maps")
"""Folders of what stories share."""
LESSONS = "lessons"
FOLDERS = (*STORIES, LESSONS, *SHARED)
FILES = ("axes.yaml", "scales.yaml", "lenses.yaml", "cast.yaml", "theses.yaml")
"""What stories share and has one file."""
TRANSCRIPT = ".play"
"""How the name of a file ends that holds games written down, which is no content."""


def is_campaign(path: Path) -> bool:
    """Tell whether a file is one of campaigns, by the folder it lies in."""
    return path.parent.name == CAMPAIGNS


def is_lesson(path: Path) -> bool:
    """Tell whether a file is one of lessons, by the folder it lies in."""
    return path.parent.name == LESSONS


def content_folder_of(path: Path) -> Path:
    """Return the content folder that a story or a lesson lies in; the file's own folder where it lies in none."""
    return path.parent.parent if path.parent.name in (*STORIES, LESSONS) else path.parent
