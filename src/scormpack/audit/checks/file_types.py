"""Kinds of files that a course does not need, by their names."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.hidden_files import is_hidden
from scormpack.audit.checks.zip_nested import is_archive
from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

KIND: Final = Code(
    "F101",
    "A kind of file that is not on the list",
    Severity.ERROR,
    "Only kinds that a page needs may enter a prison; anything else has to be looked into by hand.",
    "take the file out, or turn it into one of the kinds on the list.",
    "rule X3: file types by an allow-list",
)
ALLOWED: Final = frozenset(
    [
        "html",
        "htm",
        "xhtml",
        "css",
        "js",
        "json",
        "xml",
        "xsd",
        "svg",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "webp",
        "ico",
        "woff",
        "woff2",
        "ttf",
        "otf",
        "mp4",
        "m4v",
        "m4a",
        "mp3",
        "vtt",
        "txt",
        "md",
        "pdf",
    ]
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a file of another kind."""
    if file.suffix not in ALLOWED and not is_archive(file) and not is_hidden(file.path):
        kind = f"`.{file.suffix}`" if file.suffix else "without an ending"
        yield subject.found(KIND, file, f"A file {kind} is no kind that a page needs.")
