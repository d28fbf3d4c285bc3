"""Paths of the maker's own computer."""

import re
from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

PATH: Final = Code(
    "M104",
    "A path of the maker's computer",
    Severity.ERROR,
    "It tells a user name and how the maker's machine is set up.",
    "build the package again without paths; turn off source maps and debug output.",
    "rule X6: no absolute build paths",
)
_MARKS: Final = ("/home", "/Users", "/root", "/var/f", "/private", "/builds", "/mnt/", ":\\")
PATH_PATTERN: Final = re.compile(
    r"(?<![\w./])/(?:home|Users|root|var/folders|private/tmp|builds|mnt/[a-z])/[\w.-]{1,60}"
    r"|\b[A-Za-z]:\\{1,2}(?:Users|Documents and Settings|Projects?|dev|work)\\{1,2}[\w. -]{1,60}",
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each path on each line."""
    if file.is_text and any(mark in file.spoken for mark in _MARKS):
        for match in PATH_PATTERN.finditer(file.spoken):
            yield subject.found(PATH, file, f"It names `{match.group()[:60]}`.", file.line_at(match.start()))
