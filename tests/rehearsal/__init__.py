"""Made-up students."""
