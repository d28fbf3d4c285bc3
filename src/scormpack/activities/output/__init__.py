"""A document to keep."""
