"""Files that are not what their names say."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from scormpack.audit.checks.zip_nested import is_archive
from scormpack.audit.files import MARKUP, SCRIPT, TEXT, XML, File, suffix_of
from scormpack.audit.manifests import in_package, line_of
from scormpack.audit.markup import elements, runs, tag
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
# The ways of writing in which ASCII stands for itself, so that this audit reads what a browser reads.
_READ: Final = re.compile(r"(?:utf-?8|us-ascii|ascii|iso-?8859-\d+|latin\d|windows-125\d|utf-16)$")
_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=?\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
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


def is_disguised(file: File) -> bool:
    """Whether its first bytes are those of something else than its name says."""
    if file.suffix in TEXT:
        wide = file.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        return file.head.startswith(_PROGRAMS) or (b"\0" in file.head and not wide)
    return is_archive(file) or (file.suffix in _LOOKS and not _LOOKS[file.suffix](file.head))


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a file with another's first bytes, and for each that a page uses as what it is not."""
    if file.size_bytes and not is_archive(file) and is_disguised(file):
        found = "a program" if file.head.startswith(_PROGRAMS) else "something else"
        words = "no text" if file.suffix in TEXT else f"those of {found}"
        yield subject.found(DISGUISED, file, f"It is named `.{file.suffix}`, but its first bytes are {words}.")
    if (name := _charset(file)) and not _READ.match(name):
        yield subject.found(DISGUISED, file, f"It says that it is written in `{name}`, which hides what it holds.")
    for element in elements(file):
        path, wanted = _used(element)
        if path and suffix_of(path) not in wanted:
            yield subject.found(DISGUISED, file, f"It uses `{path[:80]}` as `.{min(wanted)}`.", line_of(element))


def _charset(file: File) -> str:
    """The way of writing that a text names at its head, if any."""
    found = _CHARSET.search(file.head) if file.suffix in MARKUP | XML | {"css"} else None
    return found[1].decode("ascii").lower() if found else ""


def _used(element: etree._Element) -> tuple[str, frozenset[str]]:
    """The file that a page takes as its script or style sheet, and the endings that such a file may have."""
    if tag(element) == "script" and runs(element):
        return in_package(str(element.get("src") or "")), SCRIPT
    if tag(element) == "link" and "stylesheet" in (element.get("rel") or "").lower().split():
        return in_package(str(element.get("href") or "")), frozenset({"css"})
    return "", frozenset()
