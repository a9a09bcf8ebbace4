"""Tests of game/authoring."""
