"""How a content folder is laid out: the folders in it, and the files that stand beside them."""

from pathlib import Path

CAMPAIGNS = "campaigns"
STORIES = ("decisions", "bridges", CAMPAIGNS)
SHARED = ("ledger", "papers", "maps")
"""Folders of what stories share."""
FOLDERS = (*STORIES, *SHARED)
FILES = ("axes.yaml", "scales.yaml", "lenses.yaml", "cast.yaml", "theses.yaml")
"""What stories share and has one file."""
TRANSCRIPT = ".play"
"""How the name of a file ends that holds games written down, which is no content."""


def is_campaign(path: Path) -> bool:
    """Tell whether a file is one of campaigns, by the folder it lies in."""
    return path.parent.name == CAMPAIGNS


def content_folder_of(path: Path) -> Path:
    """Return the content folder that the file of a story lies in; the file's own folder where it lies in none."""
    return path.parent.parent if path.parent.name in STORIES else path.parent
