"""The register: an append-only log of events for each class, on SQLite or PostgreSQL."""
