"""A decision in the formats of others: Ink, Twee, a playable HTML page, a printed gamebook, a drawn graph."""
