"""How a content folder is laid out: the folders in it, and the files that stand beside them."""

STORIES = ("decisions", "bridges", "campaigns")
SHARED = ("ledger", "papers", "maps")
"""Folders of what stories share."""
FOLDERS = (*STORIES, *SHARED)
FILES = ("axes.yaml", "scales.yaml", "lenses.yaml", "cast.yaml", "theses.yaml")
"""What stories share and has one file."""
TRANSCRIPT = ".play"
"""How the name of a file ends that holds games written down, which is no content."""
