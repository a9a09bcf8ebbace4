"""Tests of game/editor, and of what editors make of our schemas."""
