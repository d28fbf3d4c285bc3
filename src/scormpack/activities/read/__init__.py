"""Words to read."""
