"""One game in progress, and what its player sees now as plain data."""
