"""Pictures taken apart: what notes they carry, and where their last byte belongs."""

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

_PNG: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP bKGD pHYs sBIT hIST sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)
_WEBP: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_GIF_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_JPEG_NAMES: Final = {0xE1: "notes (XMP)", 0xED: "captions of a newsroom (IPTC)", 0xFE: "a comment"}
_JPEG_FINE: Final = {0xE0: b"JF", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_SCAN, _END, _GIF_EXTENSION, _GIF_IMAGE, _GIF_END = 0xDA, 0xD9, 0x21, 0x2C, 0x3B
_NEXT_MARK: Final = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")
_PARTS_MOST: Final = 500_000


@dataclass
class Parts:
    """What was found: notes in words, and where the picture ends; None when its end was not found."""

    notes: set[str] = field(default_factory=set)
    end: int | None = None
    _count: int = 0

    def step(self) -> None:
        """Counts one more piece. Raises ValueError for more than any picture has."""
        self._count += 1
        if self._count > _PARTS_MOST:
            raise ValueError("too many pieces")


def parts_of(suffix: str, data: bytes) -> Parts | None:
    """The parts of a picture; None for a kind that is not taken apart."""
    read = _READERS.get(suffix)
    if read is None:
        return None
    parts = Parts()
    try:
        read(data, parts)
    except (struct.error, IndexError, ValueError):
        parts.end = None
    return parts


def _png(data: bytes, parts: Parts) -> None:
    at = 8
    while at + 12 <= len(data):
        parts.step()
        size, kind = struct.unpack_from(">L4s", data, at)
        if kind not in _PNG:
            parts.notes.add(f"a note of the kind `{kind.decode('latin-1')}`")
        at += 12 + size
        if kind == b"IEND":
            parts.end = at
            return


def _jpeg(data: bytes, parts: Parts) -> None:
    at = 2
    while found := _NEXT_MARK.search(data, at):
        parts.step()
        mark, at = found[1][0], found.end()
        if mark == _END:
            parts.end = at
            return
        size = int.from_bytes(data[at : at + 2], "big")
        content = data[at + 2 : at + size]
        if note := _jpeg_note(mark, content):
            parts.notes.add(note)
        at += max(size, 2)


def _jpeg_note(mark: int, content: bytes) -> str:
    """What the segment is when it is a note; empty when it belongs to the picture."""
    if not (0xE0 <= mark <= 0xEF or mark == 0xFE):  # noqa: PLR2004 - JPEG: APP0 to APP15, COM
        return ""
    if mark in _JPEG_FINE and content.startswith(_JPEG_FINE[mark]):
        return ""
    if content.startswith(b"Exif"):
        return "camera data (EXIF)"
    return _JPEG_NAMES.get(mark, f"a note of the kind APP{mark & 15}")


def _webp(data: bytes, parts: Parts) -> None:
    at, end = 12, 8 + int(struct.unpack_from("<L", data, 4)[0])
    while at + 8 <= min(end, len(data)):
        parts.step()
        kind, size = struct.unpack_from("<4sL", data, at)
        if kind not in _WEBP:
            parts.notes.add(f"a note of the kind `{kind.decode('latin-1').strip()}`")
        at += 8 + size + size % 2
    parts.end = end


def _gif(data: bytes, parts: Parts) -> None:
    at = 13 + _table(data[10])
    while data[at] != _GIF_END:
        if data[at] == _GIF_IMAGE:
            at = _blocks(data, at + 11 + _table(data[at + 9]), parts)
            continue
        if data[at] != _GIF_EXTENSION:
            return
        kind, named = data[at + 1], data[at + 3 : at + 14]
        if kind in {0xFE, 0x01} or (kind == 0xFF and named not in _GIF_LOOPS):  # noqa: PLR2004 - GIF89a 23 to 26
            parts.notes.add("a comment")
        at = _blocks(data, at + 2, parts)
    parts.end = at + 1


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(data: bytes, at: int, parts: Parts) -> int:
    while data[at]:
        parts.step()
        at += data[at] + 1
    return at + 1


_READERS: Final[dict[str, Callable[[bytes, Parts], None]]] = {
    "png": _png,
    "jpg": _jpeg,
    "jpeg": _jpeg,
    "webp": _webp,
    "gif": _gif,
}


def notes_in(suffix: str, data: bytes) -> Iterator[str]:
    """Each kind of note in the picture, once."""
    parts = parts_of(suffix, data)
    yield from sorted(parts.notes) if parts else ()
