"""Digital learning for prisons: plain YAML and films in, sealed LMS packages out."""

__version__ = "0.1.0"
