"""Figures from events: integer counts and histograms, written once in Ibis, the rest in Python."""
