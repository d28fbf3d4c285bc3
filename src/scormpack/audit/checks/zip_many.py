"""More files than a package has."""

from collections.abc import Iterator

from scormpack.audit.subject import Subject
from scormpack.audit.zip_codes import TOO_MANY
from scormpack.core.findings import Finding


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding when there are too many."""
    count = len(subject.directory.entries)
    if count > subject.bounds.files:
        message = f"The zip holds {count:,} entries; at most {subject.bounds.files:,} are wanted."
        yield subject.found(TOO_MANY, "", message)
