"""Tags in films and sound: titles, places, devices, names."""

from collections.abc import Iterator
from typing import Final

from scormpack.audit.boxes import boxes_in
from scormpack.audit.files import FILMS, File
from scormpack.audit.subject import Subject
from scormpack.core.findings import Code, Finding, Severity

TAGGED: Final = Code(
    "M103",
    "A film or recording with tags",
    Severity.ERROR,
    "Tags say where, when and with what it was recorded, and sometimes by whom.",
    "put films in with `scormpack film add`, which copies them without tags; save sound again without ID3.",
    "rule X6: no ID3, no MP4 tags",
)
_META_HEADER: Final = 4


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each kind of tag."""
    if file.suffix == "mp3" and (file.head.startswith(b"ID3") or (file.data or b"")[-128:-125] == b"TAG"):
        yield subject.found(TAGGED, file, "The recording carries an ID3 tag.")
    if file.suffix in FILMS and file.moov:
        for name in sorted(set(_tags(file.moov))):
            yield subject.found(TAGGED, file, f"The film carries the tag `{name}`.")


def _tags(moov: bytes) -> Iterator[str]:
    for kind, content in boxes_in(moov):
        if kind.startswith(b"\xa9") or kind in {b"loci", b"auth", b"titl", b"dscp", b"perf"}:
            yield kind.decode("latin-1")
        if kind == b"meta":
            body = content if content[4:8] == b"hdlr" else content[_META_HEADER:]
            for inner, values in boxes_in(body):
                if inner in {b"ilst", b"keys"}:
                    entries = boxes_in(values if inner == b"ilst" else values[8:])
                    yield from (tag.decode("latin-1") for tag, _ in entries if inner == b"ilst" or tag == b"mdta")
