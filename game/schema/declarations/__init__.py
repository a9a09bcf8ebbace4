"""The declarations of a decision and of what decisions share: what may stand in a file, and what it is for."""
