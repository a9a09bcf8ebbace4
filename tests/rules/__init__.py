"""Tests of game/rules."""
