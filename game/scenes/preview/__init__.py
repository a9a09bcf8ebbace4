"""What an author sees while writing: the page as the player will see it, and beside it what is wrong."""
