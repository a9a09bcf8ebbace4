"""The tests mirror game/ folder by folder."""
