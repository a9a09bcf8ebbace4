"""A game to keep: retold as Markdown or as one HTML page."""
