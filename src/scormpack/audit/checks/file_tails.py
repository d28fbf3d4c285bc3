"""What stands behind the end of a picture, film, font or PDF, where no program shows it."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.file_contents import is_disguised
from scormpack.audit.files import FILMS, File
from scormpack.audit.pictures import parts_of
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

TAIL: Final = Code(
    "F113",
    "Bytes behind the end of a file",
    Severity.ERROR,
    "A program, an archive or a message can ride on the back of a picture: it is shown as if nothing were there.",
    "save the file again with an ordinary program.",
    "rule X3: file types by content; polyglot files",
)
_PADDING: Final = b"\0\r\n \t"


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a file with a tail, or whose end cannot be found."""
    if not file.size_bytes or is_disguised(file):
        return
    if file.suffix in FILMS and file.loose:
        yield subject.found(TAIL, file, "The film's boxes do not fill the file: something else stands in it.")
    if file.data is None:
        return
    parts = parts_of(file.suffix, file.data)
    if parts and parts.end is None:
        yield subject.found(TAIL, file, "The picture's end cannot be found; whatever it is, it is more than a picture.")
    end = parts.end if parts else _end(file.suffix, file.data)
    if end is not None and file.data[end:].strip(_PADDING):
        yield subject.found(TAIL, file, f"{len(file.data) - end:,} bytes stand behind its end.")


def _end(suffix: str, data: bytes) -> int | None:
    """Where a font or a PDF ends by its own account; None when it does not say."""
    if suffix in {"woff", "woff2"}:
        return int.from_bytes(data[8:12], "big")
    if suffix == "pdf" and (at := data.rfind(b"%%EOF")) >= 0:
        return at + len(b"%%EOF")
    return None
