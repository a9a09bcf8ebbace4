"""Tests of game/schema."""
