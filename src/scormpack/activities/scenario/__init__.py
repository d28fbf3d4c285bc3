"""A situation that goes where you take it."""
