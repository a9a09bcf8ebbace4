"""Tests of single rules, beyond what the corpus shows of them."""
