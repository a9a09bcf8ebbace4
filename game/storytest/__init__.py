"""Transcripts that an author writes by hand or records, played again and held against the story."""
