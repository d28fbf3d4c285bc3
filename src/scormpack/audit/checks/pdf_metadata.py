"""Names of people and machines in a PDF's own notes."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.pdf import pdf_texts
from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

NAMED: Final = Code(
    "M102",
    "A PDF that names its author",
    Severity.ERROR,
    "The name of a member of staff is in every copy that learners get.",
    "save the PDF again without author, or with the organisation as its author.",
    "rule X6: no PDF author",
)
_AUTHOR: Final = re.compile(rb"/Author\s*(\((?:\\.|[^()\\]){1,200}\)|<[0-9A-Fa-f\s]{1,400}>)")
_CREATOR: Final = re.compile(rb"<dc:creator>(.{1,600}?)</dc:creator>", re.DOTALL)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding when the PDF has an author."""
    if file.suffix != "pdf" or file.data is None:
        return
    for text in pdf_texts(file.data):
        found = _AUTHOR.search(text) or _CREATOR.search(text)
        name = re.sub(rb"<[^>]*>|[()]", b"", found.group(1)).strip() if found else b""
        if name and name != _course(subject):
            yield subject.found(NAMED, file, "The PDF names an author.")
            return


def _course(subject: Subject) -> bytes:
    """The course's own title, which may stand as the author."""
    return str(subject.catalogue["course_title"]).encode() if subject.catalogue else b""
