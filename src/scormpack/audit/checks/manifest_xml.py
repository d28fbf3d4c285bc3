"""The manifest as XML."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.files import File, parse_xml
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

NO_XML: Final = Code(
    "K103",
    "A manifest that is no plain XML",
    Severity.ERROR,
    "Platforms refuse it, or read half of it; a DOCTYPE can make a parser open files or fill its memory.",
    "write the manifest in UTF-8, well-formed, and without DOCTYPE and entities.",
    "XML 1.0; Moodle 4.5.6 imports a cut manifest in silence; billion laughs, external entities",
)


def check_package(subject: Subject) -> Iterator[Finding]:
    """One finding when the manifest cannot be read as a tree."""
    if subject.manifest and subject.manifest.fault:
        yield subject.found(NO_XML, subject.manifest.path, f"It cannot be used: {subject.manifest.fault}.")


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for another XML file with a DOCTYPE."""
    other = subject.manifest is None or file.path != subject.manifest.path
    if file.suffix == "xml" and other and file.data:
        root, fault = parse_xml(file.data)
        if root is None:
            yield subject.found(NO_XML, file, f"It cannot be used: {fault}.")
