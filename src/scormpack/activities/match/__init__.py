"""Find what belongs together."""
