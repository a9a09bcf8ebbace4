"""Tests of game/drafting."""
