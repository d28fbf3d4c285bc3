"""Compares two packages: an old release and the one that takes its place."""

from pathlib import Path

from scormpack.audit.diff import Difference
from scormpack.audit.diff import diff as diff_releases
from scormpack.audit.release import read_release


def diff(old: Path, new: Path) -> Difference:
    """What changes for learners and platforms. Raises UnreadableInput for what is no package that starts."""
    return diff_releases(read_release(old), read_release(new))
