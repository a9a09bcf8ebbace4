"""What is raised where a line of a transcript cannot be read."""


class UnreadableError(Exception):
    """A line cannot be read; its text says why and how it is written."""
