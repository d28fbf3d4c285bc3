"""Zip bombs: by ratio, by size, and by files that share their bytes."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

BOMB: Final = Code(
    "Z108",
    "A file that would grow without measure",
    Severity.ERROR,
    "Unpacked, it would fill the platform's disk.",
    "do not import this package anywhere; ask whoever made it for a new one.",
    "rule X5: at most 100 to 1",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each such file, and one if all together are too much."""
    for entry in subject.directory.entries:
        if entry.swells(subject.bounds):
            size, packed = entry.info.file_size, entry.info.compress_size
            yield subject.found(BOMB, entry.name, f"It claims to grow from {packed:,} bytes to {size:,}.")
        elif entry.overlaps:
            yield subject.found(BOMB, entry.name, "Its bytes lie inside those of another file of the zip.")
    total = sum(member.size_bytes for member in subject.opened.members.values())
    if total > subject.bounds.bytes_in_all:
        yield subject.found(BOMB, "", f"All files together would have {total:,} bytes; they were not read.")
