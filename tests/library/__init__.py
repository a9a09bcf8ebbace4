"""Tests of game/library."""
