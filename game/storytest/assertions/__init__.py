"""What a test script says of a game, held against the page."""
