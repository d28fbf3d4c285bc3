"""Things to tick."""
