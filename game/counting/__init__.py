"""Counting all roads of a decision: reported, stored beside the saves, and done in the background for a player."""
