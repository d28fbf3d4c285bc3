"""Ways of packing that platforms do not read."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

RARE: Final = Code(
    "Z105",
    "A file packed in a way that platforms do not read",
    Severity.ERROR,
    "The import would stop, or end with a course that cannot start.",
    "zip the files again, stored or deflated.",
    "rule X5; Moodle 4.5.6 breaks on LZMA entries",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each such file."""
    for entry in subject.directory.entries:
        if entry.is_rare:
            message = f"This file is packed by method {entry.info.compress_type}; 0 (stored) or 8 (deflated) is wanted."
            yield subject.found(RARE, entry.name, message)
