"""Content: found on the disk, read into values, and checked."""
