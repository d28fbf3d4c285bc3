"""Files that are not what their names say."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from scormpack.audit.checks.zip_nested import is_archive
from scormpack.audit.files import TEXT, File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

DISGUISED: Final = Code(
    "F102",
    "A file that is not what its name says",
    Severity.ERROR,
    "A program can hide behind the name of a picture.",
    "give the file its true ending, or take it out.",
    "rule X3: file types by content too; NZISM 21.3",
)
_PROGRAMS: Final = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"#!/",
    b"\0asm",
    b"CWS",
    b"FWS",
    b"dex\n",
)
_MP3: Final = re.compile(rb"ID3|\xff[\xe0-\xff]")


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _is_film(head: bytes) -> bool:
    return head[4:8] in {b"ftyp", b"moov", b"free", b"mdat", b"wide", b"skip"}


_LOOKS: Final[dict[str, Callable[[bytes], bool]]] = {
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "jpeg": _begins(b"\xff\xd8\xff"),
    "gif": _begins(b"GIF87a", b"GIF89a"),
    "webp": lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP",
    "ico": _begins(b"\0\0\x01\0"),
    "woff": _begins(b"wOFF"),
    "woff2": _begins(b"wOF2"),
    "ttf": _begins(b"\0\x01\0\0", b"true"),
    "otf": _begins(b"OTTO", b"\0\x01\0\0"),
    "mp4": _is_film,
    "m4v": _is_film,
    "m4a": _is_film,
    "mp3": lambda head: _MP3.match(head) is not None,
    "pdf": _begins(b"%PDF-"),
}


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a file whose first bytes are those of something else."""
    if not file.size_bytes or is_archive(file):
        return
    if file.suffix in TEXT:
        wide = file.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        if file.head.startswith(_PROGRAMS) or (b"\0" in file.head and not wide):
            yield subject.found(DISGUISED, file, f"It is named `.{file.suffix}`, but its first bytes are no text.")
    elif file.suffix in _LOOKS and not _LOOKS[file.suffix](file.head):
        found = "a program" if file.head.startswith(_PROGRAMS) else "something else"
        yield subject.found(DISGUISED, file, f"It is named `.{file.suffix}`, but its first bytes are those of {found}.")
