"""The top-level boxes of an MP4 file: whether it is whole, and whether it can play before it is all there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Final

_HEADER_BYTES: Final = 8
_FIRST: Final = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_MOST_BOXES: Final = 100_000  # a broken file could have one every eight bytes
_LARGE: Final = 1  # the real size follows in 64 bits (ISO/IEC 14496-12, 4.2)
_TO_THE_END: Final = 0


@dataclass(frozen=True, slots=True)
class Box:
    """One top-level box: its four-letter name, where it starts, and where it says it ends."""

    name: bytes
    start: int
    end: int


def top_boxes(path: Path) -> tuple[Box, ...]:
    """The boxes in file order, () for a file of another kind.

    The last box ends beyond the file's size when the file was cut off.
    """
    size_bytes = path.stat().st_size
    with path.open("rb") as file:
        if file.read(_HEADER_BYTES)[4:] not in _FIRST:
            return ()
        return tuple(islice(_walk(file, size_bytes), _MOST_BOXES))


def starts_fast(boxes: tuple[Box, ...]) -> bool:
    """Whether the index (`moov`) stands before the film data, so that it plays while it loads."""
    names = [box.name for box in boxes if box.name in (b"moov", b"mdat")]
    return names[:1] == [b"moov"]


def _walk(file: IO[bytes], size_bytes: int) -> Iterator[Box]:
    start = 0
    while start < size_bytes:
        file.seek(start)
        box = _box_at(start, file.read(2 * _HEADER_BYTES), size_bytes)
        yield box
        start = box.end


def _box_at(start: int, head: bytes, size_bytes: int) -> Box:
    length, name = int.from_bytes(head[:4], "big"), head[4:_HEADER_BYTES]
    if length == _LARGE:
        length = int.from_bytes(head[_HEADER_BYTES : 2 * _HEADER_BYTES], "big")
    if length == _TO_THE_END:
        length = size_bytes - start
    return Box(name, start, start + max(length, _HEADER_BYTES))
