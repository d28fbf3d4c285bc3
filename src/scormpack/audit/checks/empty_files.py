"""Files without a byte."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.hidden_files import is_hidden
from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

EMPTY: Final = Code(
    "F104",
    "A file without a byte",
    Severity.ERROR,
    "It is a copy that failed, or a place-holder: the page will miss what should be there.",
    "put the whole file in, or take it out.",
    "rule X4: no zero-byte files",
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for an empty file."""
    if not file.size_bytes and not is_hidden(file.path):
        yield subject.found(EMPTY, file, "This file is empty.")
