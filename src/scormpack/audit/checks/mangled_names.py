"""Names that a platform would change, or that some platforms cannot serve."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.hidden_files import is_hidden
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

CHANGED: Final = Code(
    "F105",
    "A name that a platform changes",
    Severity.ERROR,
    "Moodle takes these signs out of names; the page then asks for a file that is not there.",
    "use small letters, digits, `-`, `_` and `.` alone.",
    "Moodle 4.5.6, PARAM_FILE; names above 255 characters end its import",
)
UNUSUAL: Final = Code(
    "F106",
    "A name that some platforms cannot serve",
    Severity.WARNING,
    "Spaces, other alphabets, long names and deep folders are where imports fail, one platform at a time.",
    "use small letters, digits, `-`, `_` and `.`, at most 64 characters, at most 5 folders deep.",
    "rule X4; vendor help pages of Latitude and Tovuti",
)
_REMOVED: Final = re.compile(r"[\x00-\x1f&<>\"`|':\\]")
_USUAL: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_DEVICES: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)),
}
_MOODLE_LONGEST: Final = 255


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each such name."""
    bounds = subject.bounds
    for path in (name for name in subject.opened.members if not is_hidden(name)):
        folder, _, name = path.rpartition("/")
        parts = path.split("/")
        if any(part.partition(".")[0].casefold() in _DEVICES for part in parts):
            yield subject.found(CHANGED, path, "Windows keeps this name for a device and makes no file of it.")
        elif _REMOVED.search(path):
            yield subject.found(CHANGED, path, "The platform would take a sign out of this name.")
        elif len(name) > _MOODLE_LONGEST or len(folder) > _MOODLE_LONGEST:
            yield subject.found(CHANGED, path, f"A name or folder of more than {_MOODLE_LONGEST} characters.")
        elif path != subject_named(subject) and not all(_usual(part) for part in parts):
            yield subject.found(UNUSUAL, path, "This name has a space or a sign that not every platform can serve.")
        elif max(map(len, parts)) > bounds.name_longest or len(path) > bounds.path_longest:
            yield subject.found(UNUSUAL, path, f"This name has {len(path)} characters.")
        elif len(parts) - 1 > bounds.path_deepest:
            yield subject.found(UNUSUAL, path, f"This file lies {len(parts) - 1} folders deep.")


def subject_named(subject: Subject) -> str:
    """The manifest's own name, which its standard fixes."""
    return subject.manifest.path if subject.manifest else ""


def _usual(part: str) -> bool:
    return _USUAL.fullmatch(part) is not None
