"""A class in the browser: the student's pages, the projector's, and the door."""
