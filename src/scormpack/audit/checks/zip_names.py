"""Names that lead out of the folder into which a platform unpacks."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

LEADS_OUT: Final = Code(
    "Z102",
    "A name that leads out of the package",
    Severity.ERROR,
    "Unpacked, such a file can replace one of the platform's own.",
    "do not import this package anywhere; ask whoever made it how the file came into it.",
    "rule X5: zip slip; Moodle 4.5.6 rewrites such names",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each such name."""
    for entry in subject.directory.entries:
        if entry.leads_out and not (entry.is_folder and entry.name.rstrip("/") == "."):
            shown = entry.name[:80].encode("unicode_escape").decode()
            yield subject.found(LEADS_OUT, "", f"A file is named `{shown}`.")
