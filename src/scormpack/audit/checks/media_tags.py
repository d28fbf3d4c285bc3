"""Tags in films and sound: titles, places, devices, names, the time of recording."""

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
_TRACKS: Final = {b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"hint", b"mdir", b"\0\0\0\0"}
_SOUND_TAIL: Final = 1 << 16
_SOUND_MARKS: Final = (b"APETAGEX", b"LYRICSBEGIN", b"3DI")


def check_file(subject: Subject, file: File) -> Iterator[Finding]:
    """One finding for each kind of tag."""
    if file.suffix == "mp3" and file.data is not None and _is_tagged(file.head, file.data[-_SOUND_TAIL:]):
        yield subject.found(TAGGED, file, "The recording carries a tag (ID3, APE or lyrics).")
    if file.suffix in FILMS:
        for name in sorted({name for kind, data in file.boxes.items() for name in _outer(kind, data)}):
            yield subject.found(TAGGED, file, f"The film carries {name}.")


def _is_tagged(head: bytes, tail: bytes) -> bool:
    return head.startswith(b"ID3") or tail[-128:-125] == b"TAG" or any(mark in tail for mark in _SOUND_MARKS)


def _outer(kind: bytes, data: bytes | bytearray) -> Iterator[str]:
    """The tags in an outer box; such a box holds nothing but its parts."""
    if kind in {b"free", b"skip", b"wide"}:
        if any(content.strip(b"\0") for _, content in boxes_in(data)) and not _is_encoders(data):
            yield "words in an unused box"
    elif kind in {b"uuid", b"emsg"}:
        yield f"a box of notes (`{kind.decode('ascii')}`)"
    else:
        yield from _tags(data)


def _is_encoders(data: bytes | bytearray) -> bool:
    """Whether the unused box says only which program wrote the film, as some encoders do."""
    return data[8:].startswith((b"IsoMedia File Produced with GPAC", b"Lavf"))


def _tags(data: bytes | bytearray) -> Iterator[str]:
    for kind, content in boxes_in(data):
        if kind == b"udta":
            yield from (f"the tag `{name.decode('latin-1')}`" for name, _ in boxes_in(content) if name != b"meta")
        if kind == b"uuid":
            yield "a box of notes (`uuid`)"
        if kind in {b"mvhd", b"tkhd", b"mdhd"} and any(content[4 : 20 if content[:1] == b"\1" else 12]):
            yield "the time of its making"
        if kind == b"hdlr" and content[8:12] not in _TRACKS:
            yield f"a track of data (`{content[8:12].decode('latin-1')}`)"
        if kind == b"meta":
            body = content if content[4:8] == b"hdlr" else content[_META_HEADER:]
            yield from (f"the tag `{name.decode('latin-1')}`" for name in _meta(body))


def _meta(body: bytes) -> Iterator[bytes]:
    for inner, values in boxes_in(body):
        if inner in {b"ilst", b"keys"}:
            entries = boxes_in(values if inner == b"ilst" else values[8:])
            yield from (tag for tag, _ in entries if inner == b"ilst" or tag == b"mdta")
