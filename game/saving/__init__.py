"""Saved games, records and settings: plain files that a person can read."""
