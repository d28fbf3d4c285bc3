"""What a fault of a package is to the tests: one change to a good package, and the one code that must tell of it."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from audit.draft import Draft

Change = Callable[[Draft], object]


@dataclass(frozen=True, slots=True)
class Bad:
    """A change that is told by this code and by no other: in which file, with which words."""

    code: str
    what: str
    change: Change
    at: str = ""
    says: str = ""
    format: str = "scorm12"


@dataclass(frozen=True, slots=True)
class Good:
    """A change close to a fault of this code, that makes no finding at all."""

    code: str
    what: str
    change: Change
    format: str = "scorm12"


def put(path: str, data: bytes | str) -> Change:
    """Writes a file and lists it."""
    return lambda draft: draft.write(path, data)


def both(first: Change, second: Change) -> Change:
    """One change after the other."""

    def change(draft: Draft) -> None:
        first(draft)
        second(draft)

    return change


def swap(path: str, old: str, new: str) -> Change:
    """Puts `new` where `old` stands first."""
    return lambda draft: draft.edit(path, old, new)


def swap_all(path: str, old: str, new: str) -> Change:
    """Puts `new` wherever `old` stands."""
    return lambda draft: draft.replace(path, old, new)


def script(line: str) -> Change:
    """One more line of script."""
    return lambda draft: draft.script(line)


def body(markup: str) -> Change:
    """One more element on the page."""
    return lambda draft: draft.body(markup)


def nothing(_draft: Draft) -> None:
    """The good package as it is."""


def png(*notes: tuple[bytes, bytes]) -> bytes:
    """A picture of one dot, with notes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0))
    body_ = b"".join(chunk(*note) for note in notes)
    return b"\x89PNG\r\n\x1a\n" + head + body_ + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpeg(*segments: tuple[int, bytes], fill: bytes = b"", late: bool = False) -> bytes:
    """A photo of nothing, with segments; camera data with `fill` before it, or behind the picture's own bytes."""
    camera = (0xE1, b"Exif\0\0MM")
    first = [*segments, *([camera] if fill else ())]
    behind = [camera] if late else []

    def written(parts: list[tuple[int, bytes]]) -> bytes:
        return b"".join(fill + bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data for mark, data in parts)

    return b"\xff\xd8" + written(first) + b"\xff\xda\0\x02\x11\xff\0\x22" + written(behind) + b"\xff\xd9"


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP picture with these chunks."""
    body_ = b"".join(kind + struct.pack("<L", len(data)) + data + bytes(len(data) % 2) for kind, data in chunks)
    return b"RIFF" + struct.pack("<L", len(body_) + 4) + b"WEBP" + body_


def gif(extension: bytes = b"") -> bytes:
    """A GIF picture of one dot, with an extension."""
    return b"GIF89a\1\0\1\0\0\0\0" + extension + b",\0\0\0\0\1\0\1\0\0\2\2D\1\0;"


def box(kind: bytes, *inside: bytes) -> bytes:
    """A box of a film."""
    data = b"".join(inside)
    return struct.pack(">L4s", len(data) + 8, kind) + data


def film(*described: bytes) -> bytes:
    """A film of no length, with this description."""
    return (
        box(b"ftyp", b"isom\0\0\2\0isom")
        + box(b"mdat", b"\0" * 64)
        + box(b"moov", box(b"mvhd", b"\0" * 100), *described)
    )


def pdf(*objects: bytes) -> bytes:
    """A PDF with these objects."""
    return b"%PDF-1.7\n" + b"\n".join(objects) + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"
