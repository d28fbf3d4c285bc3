"""A stand-in for an LRS: statements, documents with concurrency, and an LMS's duties for cmi5. In memory only."""
