"""Transcripts played again."""
