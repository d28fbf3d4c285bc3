"""Cards or folds to open."""
