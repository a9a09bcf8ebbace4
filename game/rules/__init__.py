"""The rules of content, one a module, and their manual."""
