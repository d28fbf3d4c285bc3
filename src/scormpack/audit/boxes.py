"""The boxes of an MP4 film, found while its bytes stream by: all are kept but its pictures and sound."""

import struct
from collections.abc import Iterator
from typing import Final

_HEADER: Final = 8
_WIDE_HEADER: Final = 16
_KEPT_LONGEST: Final = 16 << 20
_MEDIA: Final = b"mdat"
_OUTER: Final = frozenset(
    (b"ftyp", b"styp", b"moov", b"moof", b"mfra", b"sidx", b"ssix", b"mdat", b"free", b"skip", b"wide", b"pdin")
)
_NOTES: Final = frozenset((b"meta", b"udta", b"uuid", b"emsg"))
_INSIDE: Final = (b"moov", b"udta", b"trak", b"mdia", b"minf", b"dinf", b"edts", b"stbl")
_TO_THE_END: Final = 1 << 62


class BoxWalker:
    """Feed it a film's chunks in order, and `finish` it.

    Then `kept` are its outer boxes with their headers, those of a kind joined, and `loose` says whether something
    stands in the file that is no box of a film.
    """

    def __init__(self) -> None:
        self.kept: dict[bytes, bytearray] = {}
        self._count = 0
        self.loose = False
        self._kind = b""
        self._skip = 0
        self._wanted = 0
        self._held = bytearray()
        self._lost = False

    def finish(self) -> None:
        """Takes it that no more bytes come: a small box at the very end is kept, and what is left over is loose."""
        if not self._lost and not self._wanted and len(self._held) >= _HEADER:
            size, kind = struct.unpack(">L4s", self._held[:_HEADER])
            if size == len(self._held) and kind in _OUTER | _NOTES:
                self._kind = kind
                self._keep(self._held, size)
        self.loose = self._lost or bool(self._held) or 0 < self._skip < _TO_THE_END >> 1

    def feed(self, chunk: bytes) -> None:
        """Takes the next bytes."""
        view = memoryview(chunk)
        while view and not self._lost:
            if self._skip:
                step = min(self._skip, len(view))
                self._skip -= step
                view = view[step:]
                continue
            need = (self._wanted or _WIDE_HEADER) - len(self._held)
            self._held += view[:need]
            view = view[need:]
            if self._wanted and len(self._held) == self._wanted:
                self._keep(self._held, self._wanted)
                self._wanted = 0
            elif not self._wanted and len(self._held) == _WIDE_HEADER:
                self._header()

    def _keep(self, held: bytearray, count: int) -> None:
        self.kept.setdefault(self._kind, bytearray()).extend(held[:count])
        self._count += count
        self._lost = self._count > _KEPT_LONGEST
        del held[:count]

    def _header(self) -> None:
        size, self._kind = struct.unpack(">L4s", self._held[:_HEADER])
        if size == 1:
            size = int.from_bytes(self._held[_HEADER:], "big")
        if size == 0:
            size = _TO_THE_END  # the last box may run to the end of the file
        if size < _HEADER or self._kind not in _OUTER | _NOTES:
            self._lost = True
        elif size <= _WIDE_HEADER:
            self._keep(self._held, size)
        elif self._kind != _MEDIA and size + self._count <= _KEPT_LONGEST:
            self._wanted = size
        else:
            self._skip = size - _WIDE_HEADER
            self._held.clear()


def boxes_in(data: bytes | bytearray, depth: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """Every box inside a description, with its kind and its content, outer ones first."""
    at = 0
    while at + _HEADER <= len(data):
        size, kind = struct.unpack_from(">L4s", data, at)
        if size < _HEADER or at + size > len(data):
            return
        content = bytes(data[at + _HEADER : at + size])
        yield kind, content
        if kind in _INSIDE and depth < len(_INSIDE):
            yield from boxes_in(content, depth + 1)
        at += size
