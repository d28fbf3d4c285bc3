"""The boxes of an MP4 film, found while its bytes stream by: only the one that describes the film is kept."""

import struct
from collections.abc import Iterator
from typing import Final

_HEADER: Final = 8
_WIDE_HEADER: Final = 16
_MOOV_LONGEST: Final = 16 << 20
_INSIDE: Final = (b"moov", b"udta", b"trak", b"mdia", b"minf", b"dinf", b"edts")


class BoxWalker:
    """Feed it a film's chunks in order; then `moov` is the film's description, empty when there is none."""

    def __init__(self) -> None:
        self.moov = b""
        self._skip = 0
        self._wanted = 0
        self._held = bytearray()
        self._lost = False

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
                self.moov, self._wanted = bytes(self._held), 0
                self._held.clear()
            elif not self._wanted and len(self._held) == _WIDE_HEADER:
                self._header()

    def _header(self) -> None:
        size, kind = struct.unpack(">L4s", self._held[:_HEADER])
        if size == 1:
            size = int.from_bytes(self._held[_HEADER:], "big")
        if size < _HEADER:
            self._lost = True  # size 0: to the end of the file; anything less is no box
        elif kind == b"moov" and _WIDE_HEADER < size <= _MOOV_LONGEST:
            self._wanted = size
        elif size < _WIDE_HEADER:
            del self._held[:size]
        else:
            self._skip = size - _WIDE_HEADER
            self._held.clear()


def boxes_in(data: bytes, depth: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """Every box inside a description, with its kind and its content, outer ones first."""
    at = 0
    while at + _HEADER <= len(data):
        size, kind = struct.unpack_from(">L4s", data, at)
        if size < _HEADER or at + size > len(data):
            return
        content = data[at + _HEADER : at + size]
        yield kind, content
        if kind in _INSIDE and depth < len(_INSIDE):
            yield from boxes_in(content, depth + 1)
        at += size
