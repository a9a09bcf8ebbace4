"""What a content file may hold: kinds, declarations, and what is made of them."""
