"""Tests of game/parsing."""
