"""From nothing to a decision: examples and skeletons, written for an author to go on from."""
