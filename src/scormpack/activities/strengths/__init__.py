"""Pick and name what you are good at."""
