"""A decision while it is being written: read again at each save, with the author kept where they were."""
