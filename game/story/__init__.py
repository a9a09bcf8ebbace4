"""The pure engine: decisions as values, and what follows from a choice."""
