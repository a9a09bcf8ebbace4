"""Exact analysis: every reachable state visited once, every road counted."""
