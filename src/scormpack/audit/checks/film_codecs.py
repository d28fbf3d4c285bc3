"""Films that a locked-down browser cannot play, and films that do not say what they are."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.boxes import boxes_in
from scormpack.audit.files import FILMS, File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

UNPLAYABLE: Final = Code(
    "F114",
    "A film that locked-down browsers do not play",
    Severity.ERROR,
    "Learners see a black box; and nobody can say what a film is that does not describe itself.",
    "encode it as MP4 with H.264 and AAC, described at its beginning.",
    "rule X3: mp4 (H.264, AAC)",
)
_PLAYED: Final = {b"avc1", b"avc3", b"mp4a", b"tx3g", b"wvtt", b"stpp", b".mp3", b"text", b"c608"}
_ENTRIES: Final = 8


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for a film without a description, or for each way of packing that is not played."""
    if file.suffix not in FILMS or not file.boxes:
        return
    if b"moov" not in file.boxes:
        yield subject.found(UNPLAYABLE, file, "It has no description (`moov`) that could be read.")
        return
    stores = (content for kind, content in boxes_in(file.boxes[b"moov"]) if kind == b"stsd")
    found = {name for content in stores for name, _ in boxes_in(content[_ENTRIES:])}
    for name in sorted(found - _PLAYED):
        yield subject.found(UNPLAYABLE, file, f"It is encoded as `{name.decode('latin-1')}`; H.264 and AAC are wanted.")
