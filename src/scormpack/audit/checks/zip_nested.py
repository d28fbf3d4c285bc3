"""Archives inside the package."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

NESTED: Final = Code(
    "Z111",
    "An archive inside the package",
    Severity.ERROR,
    "Scanners look into it seldom, and platforms refuse it.",
    "put the files themselves into the package.",
    "rule X5: no nested archives; Tovuti refuses them",
)
_SUFFIXES: Final = {
    "zip",
    "7z",
    "rar",
    "gz",
    "tgz",
    "tar",
    "bz2",
    "xz",
    "zst",
    "cab",
    "jar",
    "iso",
    "br",
    "docx",
    "epub",
}
_MARKS: Final = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\0",
    b"MSCF",
    b"\x28\xb5\x2f\xfd",
)


def is_archive(file: File) -> bool:
    """Whether its name or its first bytes say that it is an archive."""
    return file.suffix in _SUFFIXES or file.head.startswith(_MARKS) or file.head[257:262] == b"ustar"


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for an archive."""
    if is_archive(file):
        yield subject.found(NESTED, file, "This is an archive of its own.")
