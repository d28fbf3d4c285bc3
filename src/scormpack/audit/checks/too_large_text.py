"""Texts too large to be looked through."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import FILMS, TEXT, File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

UNCHECKED: Final = Code(
    "F111",
    "A file too large to be looked through",
    Severity.ERROR,
    "Texts of this size are data, not pages; what stands in them was not checked.",
    "part the file, or leave out what the page does not need.",
    "house rule: 8 MB for a text, 32 MB for a picture or PDF",
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a file that was not read whole though its kind wants it."""
    wanted = file.suffix in TEXT | {"pdf", "png", "jpg", "jpeg", "gif", "webp"} and file.suffix not in FILMS
    if file.data is None and wanted:
        yield subject.found(UNCHECKED, file, f"It has {file.size_bytes / 1e6:,.0f} MB.")
