"""What the promises say, measured: `python -m tests.bench` prints each figure beside its floor."""
