"""What somebody may have meant: the nearest of the names that are known."""

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest known name, or "" when none is near."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """'Did you mean `x`?' when a known name is near, else nothing."""
    close = nearest(name, known)
    return f"Did you mean `{close}`?" if close else ""
