"""Text to nodes, each with its place, and what an author slipped in where a text is no YAML."""
