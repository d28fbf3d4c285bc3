"""Names that become one on a disk that does not tell capitals apart, or after a platform has cleaned them."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

COLLIDES: Final = Code(
    "Z107",
    "Two names that become one",
    Severity.ERROR,
    "On Windows, or after the platform has cleaned the names, one file replaces the other.",
    "give one of them another name.",
    "rule X4: case collisions; Moodle 4.5.6 cleans names and keeps the first",
)
_CLEANED: Final = re.compile(r"[\x00-\x1f&<>\"`|':\\]")


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each file whose name meets that of an earlier one, or of a folder."""
    first: dict[str, str] = {}
    for path in subject.opened.members:
        other = first.setdefault(_on_disk(path), path)
        if other != path:
            yield subject.found(COLLIDES, path, f"`{path}` and `{other}` become one name.")
    folders = {_on_disk(str(folder)) for path in subject.opened.members for folder in PurePosixPath(path).parents}
    for name in first.keys() & folders:
        yield subject.found(COLLIDES, first[name], f"`{first[name]}` is the name of a folder too.")


def _on_disk(path: str) -> str:
    """The name as a disk keeps it that tells neither capitals nor ways of writing a letter apart."""
    return unicodedata.normalize("NFC", _CLEANED.sub("", path)).casefold()
