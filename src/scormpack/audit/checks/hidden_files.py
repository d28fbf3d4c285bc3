"""Files that were left behind by a computer, an editor or a tool."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

HIDDEN: Final = Code(
    "F103",
    "A hidden or left-over file",
    Severity.ERROR,
    "Such files tell of the maker's computer, can hold older text, and nobody looks at them.",
    "delete the file and zip the rest again.",
    "rule X4: no dot-files, Thumbs.db, __MACOSX, source maps or backups",
)
_LEFT: Final = re.compile(
    r"(^|/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini|Icon\r)(/|$)"
    r"|(~|\.(bak|old|orig|swp|swo|tmp|map|rej))$|(^|/)(copy of [^/]*|[^/]*( - copy|\(\d+\))\.[^/.]+)$",
    re.IGNORECASE,
)


def is_hidden(path: str) -> bool:
    """Whether its name is that of a hidden or left-over file."""
    return _LEFT.search(path) is not None


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each such file."""
    for path in subject.opened.members:
        if is_hidden(path):
            yield subject.found(HIDDEN, path, "This is a hidden file or one that a tool left behind.")
