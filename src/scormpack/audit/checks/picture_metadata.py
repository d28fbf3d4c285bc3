"""Metadata in pictures: camera data, places, comments, names of programs."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.checks.file_contents import is_disguised
from scormpack.audit.files import File
from scormpack.audit.manifests import line_of
from scormpack.audit.markup import elements, tag
from scormpack.audit.pictures import notes_in
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

TELLS: Final = Code(
    "M101",
    "A picture that tells more than it shows",
    Severity.ERROR,
    "Cameras write down place, time, device and name; that can lead to a person.",
    "save the picture again without metadata.",
    "rule X6: no EXIF, GPS or XMP",
)


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each kind of metadata in the picture."""
    for name in notes_in(file.suffix, file.data) if file.data and not is_disguised(file) else ():
        yield subject.found(TELLS, file, f"The picture carries {name}.")
    if file.suffix == "svg":
        for element in elements(file):
            if tag(element) == "metadata" and (len(element) or (element.text or "").strip()):
                yield subject.found(TELLS, file, "The picture carries notes (`<metadata>`).", line_of(element))
