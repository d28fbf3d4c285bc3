"""Names of people and machines in a PDF's own notes."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.build_paths import PATH, PATH_PATTERN
from scormpack.audit.checks.mail_addresses import MAIL, MAIL_PATTERN
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
_TEXT: Final = rb"\((?:\\.|[^()\\]|\([^()]{0,200}\)){1,200}\)|<[0-9A-Fa-f\s]{1,400}>"
_AUTHOR: Final = re.compile(rb"/Author\s*(" + _TEXT + rb"|(\d{1,10})\s+\d{1,5}\s+R\b)")
_CREATOR: Final = re.compile(rb"<dc:creator>(.{1,600}?)</dc:creator>", re.DOTALL)
_ELSEWHERE: Final = rb"(?<!\d)%d\s+\d{1,5}\s+obj\s*(" + _TEXT + rb")"
_WIDE: Final = b"\xfe\xff"


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding when the PDF has an author, or words that tell of a person or a machine."""
    if file.suffix != "pdf" or file.data is None:
        return
    for code, words in dict(
        found for text in pdf_texts(file.data) for found in _found(subject, text, file.data)
    ).items():
        yield subject.found(code, file, words)


def _found(subject: Subject, text: bytes, whole: bytes) -> Iterator[tuple[Code, str]]:
    if any(name and name != _course(subject) for name in _authors(text, whole)):
        yield NAMED, "The PDF names an author."
    for code, pattern, mark in (
        (MAIL, MAIL_PATTERN, b"@"),
        (PATH, PATH_PATTERN, b":\\"),
        (PATH, PATH_PATTERN, b"/home/"),
    ):
        shown = text.decode("latin-1").replace("\\\\", "\\") if mark in text else ""
        if hit := pattern.search(shown):
            yield code, f"The PDF names `{hit.group()[:80]}`."


def _authors(text: bytes, whole: bytes) -> Iterator[str]:
    for found in _AUTHOR.finditer(text):
        place = re.search(_ELSEWHERE % int(found[2]), whole) if found[2] else found
        yield _words(place[1]) if place else "an object of its own"
    for found in _CREATOR.finditer(text):
        yield re.sub(rb"<[^>]*>", b"", found[1]).strip().decode("utf-8", errors="replace")


def _words(text: bytes) -> str:
    """A PDF string in words, whichever of the two ways it is written."""
    if text.startswith(b"<"):
        digits = re.sub(rb"\s", b"", text[1:-1])
        data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        data = text[1:-1]
    wide = data.startswith(_WIDE)
    return data.decode("utf-16" if wide else "utf-8", errors="replace").strip()


def _course(subject: Subject) -> str:
    """The course's own title, which may stand as the author."""
    return str(subject.catalogue["course_title"]) if subject.catalogue else ""
