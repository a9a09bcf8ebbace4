"""The Textual face: one scene a module."""
