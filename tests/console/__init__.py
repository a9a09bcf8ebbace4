"""The scenes that lead a class."""
