"""What a zip says of a file at the file's own place, held against what its directory says."""

import struct
import zipfile
from dataclasses import dataclass
from typing import IO, Final

HAS_DESCRIPTOR: Final = 0x08
_HEAD: Final = struct.Struct("<4s5H3L2H")
_FIELD: Final = struct.Struct("<HH")
_LARGE: Final = 0xFFFFFFFF
# Zip64 sizes, and times and owners as Info-ZIP and Windows write them (APPNOTE 4.5.2, 4.6.1).
_USUAL: Final = frozenset({0x0001, 0x000A, 0x5455, 0x5855, 0x7855, 0x7875})


@dataclass(frozen=True, slots=True)
class Local:
    """Where the packed bytes end, the extra fields, and in words what the directory says otherwise."""

    stop: int
    extra: bytes
    contradicts: str


def read_local(file: IO[bytes], info: zipfile.ZipInfo) -> Local | None:
    """The header at the entry's place; None when no file begins there."""
    if info.header_offset < 0:
        return None
    file.seek(info.header_offset)
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size or head[:4] != b"PK\x03\x04":
        return None
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _HEAD.unpack(head)
    extra = file.read(name_length + extra_length)[name_length:]
    stop = info.header_offset + _HEAD.size + name_length + extra_length + info.compress_size
    words = ""
    if method != info.compress_type:
        words = f"it is packed by method {info.compress_type}, and by {method}"
    elif not flags & HAS_DESCRIPTOR and not _agree(info, crc, packed, size):
        words = f"it has {info.file_size:,} bytes unpacked, and {size:,}, or another checksum"
    return Local(stop, extra, words)


def _agree(info: zipfile.ZipInfo, crc: int, packed: int, size: int) -> bool:
    sizes = ((packed, info.compress_size), (size, info.file_size))
    return crc == info.CRC and all(here in {there, _LARGE} for here, there in sizes)


def stray_extra(extra: bytes) -> int:
    """How many bytes of the extra fields are none of the usual ones."""
    count, at = 0, 0
    while at + _FIELD.size <= len(extra):
        kind, size = _FIELD.unpack_from(extra, at)
        count += 0 if kind in _USUAL else _FIELD.size + size
        at += _FIELD.size + size
    return count + max(len(extra) - at, 0)
