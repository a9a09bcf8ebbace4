"""Exports held to the programs that read them, and what those tests share."""
