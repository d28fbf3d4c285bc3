"""Bytes of the zip that belong to no file."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

STRAY: Final = Code(
    "Z110",
    "Bytes that belong to no file",
    Severity.ERROR,
    "A program, another zip or a message can hide there: no unpacker shows it.",
    "zip the files again with an ordinary tool.",
    "rule X5: no bytes before, between or behind the files",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each such place."""
    for where, count in subject.directory.stray:
        yield subject.found(STRAY, "", f"{count:,} bytes stand {where}.")
