"""Words of your own."""
