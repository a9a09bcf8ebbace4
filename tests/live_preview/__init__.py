"""A decision while it is written."""
