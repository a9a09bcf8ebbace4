"""The plain face: pages as lines of text or of JSON, for screen readers, pipes and dumb terminals."""
