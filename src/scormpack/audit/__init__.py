"""Audits a package, ours or anyone's: what a prison's security team and an LMS administrator must know of it."""
