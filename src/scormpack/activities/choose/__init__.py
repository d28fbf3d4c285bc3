"""Pick one or many."""
