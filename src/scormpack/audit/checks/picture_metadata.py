"""What pictures tell of where, when and with what they were taken."""

import struct
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

TELLS: Final = Code(
    "M101",
    "A picture that tells more than it shows",
    Severity.ERROR,
    "Cameras write down place, time, device and name; that can lead to a person.",
    "save the picture again without metadata.",
    "rule X6: no EXIF, GPS or XMP",
)
_PNG_WORDS: Final = {b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"}
_JPEG_START_OF_SCAN: Final = 0xDA
_JPEG_APP1, _JPEG_APP13, _JPEG_COMMENT = 0xE1, 0xED, 0xFE


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each kind of metadata in the picture."""
    if file.data is None:
        return
    read = {"png": _png, "jpg": _jpeg, "jpeg": _jpeg, "webp": _webp}.get(file.suffix)
    for name in sorted(set(read(file.data))) if read else ():
        yield subject.found(TELLS, file, f"The picture carries {name}.")


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">L4s", data, at)
        if kind in _PNG_WORDS:
            yield f"a note of the kind `{kind.decode('ascii')}`"
        at += 12 + size


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - every segment begins so
        mark, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if mark == _JPEG_START_OF_SCAN:
            return
        content = data[at + 4 : at + 2 + size]
        if mark == _JPEG_APP1:
            yield "camera data (EXIF)" if content.startswith(b"Exif") else "notes (XMP)"
        if mark == _JPEG_APP13:
            yield "captions of a newsroom (IPTC)"
        if mark == _JPEG_COMMENT:
            yield "a comment"
        at += 2 + max(size, 2)


def _webp(data: bytes) -> Iterator[str]:
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sL", data, at)
        if kind in {b"EXIF", b"XMP "}:
            yield f"a note of the kind `{kind.decode('ascii').strip()}`"
        at += 8 + size + size % 2
