"""How sure do you feel."""
