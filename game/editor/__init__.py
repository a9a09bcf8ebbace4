"""Help for an author in the editor: a language server over the library's own declarations, readers and rules."""
