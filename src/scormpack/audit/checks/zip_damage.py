"""Files whose bytes are damaged."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

DAMAGED: Final = Code(
    "Z112",
    "A file whose bytes are damaged",
    Severity.ERROR,
    "It was changed or cut on its way: learners would get a broken page or film.",
    "copy the package again and compare its SHA-256 with that of whoever made it.",
    "rule X5; PKWARE APPNOTE, CRC-32",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each file that cannot be read to its end."""
    for entry in subject.directory.entries:
        if entry.reads_past and not entry.overlaps and not entry.swells(subject.bounds):
            yield subject.found(DAMAGED, entry.name, "The zip's directory points to a place where this file is not.")
        elif entry.contradicts and not entry.swells(subject.bounds):
            yield subject.found(DAMAGED, entry.name, f"The zip says two things of this file: {entry.contradicts}.")
    for path, read in subject.read.items():
        if read.damage:
            yield subject.found(DAMAGED, path, "Its bytes do not agree with its checksum, or cannot be unpacked.")
