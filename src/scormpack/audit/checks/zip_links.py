"""Links in place of files."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

LINK: Final = Code(
    "Z103",
    "A link in place of a file",
    Severity.ERROR,
    "A link can show what lies outside the package, such as the platform's own settings.",
    "put the file itself into the package.",
    "rule X5: no symbolic links; Moodle 4.5.6 makes a text file of it",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each link."""
    for entry in subject.directory.entries:
        if entry.is_link:
            yield subject.found(LINK, entry.name, "This is a link, a device or a pipe, not a file.")
