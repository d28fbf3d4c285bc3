"""Files that need a password."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

LOCKED: Final = Code(
    "Z104",
    "A file that is locked with a password",
    Severity.ERROR,
    "What cannot be opened cannot be checked, by us or by a virus scanner.",
    "zip the files again without a password.",
    "rule X5: no encryption",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each locked file."""
    for entry in subject.directory.entries:
        if entry.is_locked:
            yield subject.found(LOCKED, entry.name, "This file needs a password to be read.")
