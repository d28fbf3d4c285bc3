"""scormpack.json against the files: which were changed after the build."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.subject import Subject
from scormpack.core.catalogue import CATALOGUE
from scormpack.core.findings import Code, Finding, Severity

CHANGED: Final = Code(
    "F109",
    "A file that was changed after the build",
    Severity.ERROR,
    "The package is not what its maker tested and signed.",
    "get the package again from its maker; compare its SHA-256.",
    "scormpack.json: each file's SHA-256",
)
NO_CATALOGUE: Final = Code(
    "F110",
    "A scormpack.json that cannot be read",
    Severity.ERROR,
    "Without it nobody can tell what belongs into the package, or whether saved answers fit.",
    "get the package again from its maker.",
    "core/catalogue.py: the contract between releases",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding for each file whose digest is another."""
    if subject.catalogue_fault:
        yield subject.found(NO_CATALOGUE, CATALOGUE, f"It cannot be used: {subject.catalogue_fault}.")
    for one in subject.catalogue["files"] if subject.catalogue else ():
        read = subject.read.get(str(one["path"]))
        if read and not read.damage and read.sha256 != one["sha256"]:
            yield subject.found(CHANGED, str(one["path"]), "Its SHA-256 is not the one that scormpack.json states.")
