"""The same name twice: a checker may see one file and a platform the other."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

TWICE: Final = Code(
    "Z106",
    "The same name twice",
    Severity.ERROR,
    "One program unpacks the first of the two, another the second: nobody knows what learners get.",
    "zip the files again from a clean folder.",
    "rule X5; in Moodle 4.5.6 the first wins",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each name that stands in the directory more than once."""
    counts = Counter(entry.name for entry in subject.directory.entries)
    for name, count in counts.items():
        if count > 1:
            yield subject.found(TWICE, name, f"This name stands in the zip {count} times.")
