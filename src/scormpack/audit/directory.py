"""A zip's directory, read without trust: what it claims, where its files lie, and which of them may be read."""

import stat
import struct
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Final

from scormpack.audit.bounds import Bounds
from scormpack.audit.local import HAS_DESCRIPTOR, read_local, stray_extra

_END: Final = struct.Struct("<4s4H2LH")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64: Final = struct.Struct("<4sLQL")
_COMMENT_LONGEST: Final = 0xFFFF
_SMALL_LONGEST: Final = 0xFFFFFFFF
_VERSION_64: Final = 45
_EXTRA_64: Final = b"\x01\x00"
_ENCRYPTED: Final = 0x1 | 0x40
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Unreadable(Exception):
    """The file is no zip whose directory can be read; the words say why."""


class TooMany(Exception):
    """The directory claims more files than are read; the words say how many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the directory, with what is wrong with it in itself."""

    info: zipfile.ZipInfo
    name: str
    reads_past: bool = False
    overlaps: bool = False
    contradicts: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder: a name that ends in a slash, and no bytes."""
        return self.name.endswith("/") and self.info.file_size == 0

    @property
    def is_link(self) -> bool:
        """Whether it unpacks to a link, a device or a pipe."""
        return stat.S_IFMT(self.info.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}

    @property
    def is_locked(self) -> bool:
        """Whether a password is needed."""
        return bool(self.info.flag_bits & _ENCRYPTED)

    @property
    def is_rare(self) -> bool:
        """Whether it is packed in another way than stored or deflated."""
        return self.info.compress_type not in _METHODS

    @property
    def leads_out(self) -> bool:
        """Whether its name leaves the package, walks around in it, or cannot be printed."""
        parts = PurePosixPath(self.name).parts
        walks = ".." in parts or "." in self.name.split("/") or "//" in self.name
        foreign = "\\" in self.name or (bool(parts) and ":" in parts[0])
        return not self.name or self.name.startswith("/") or walks or foreign or not self.name.isprintable()

    def swells(self, bounds: Bounds) -> bool:
        """Whether it would grow more than any honest file."""
        size, packed = self.info.file_size, max(self.info.compress_size, 1)
        return size > bounds.bytes_in_all or (size > bounds.ratio_from_bytes and size > bounds.ratio * packed)


@dataclass(frozen=True, slots=True)
class Directory:
    """All entries in the directory's order, and bytes that belong to none: (where, how many)."""

    entries: tuple[Entry, ...]
    stray: tuple[tuple[str, int], ...]
    archive: zipfile.ZipFile = field(repr=False)

    def sound(self, bounds: Bounds) -> tuple[Entry, ...]:
        """The files that may be read; of a name that stands there twice nobody knows which is meant."""
        found: dict[str, Entry] = {}
        counts = Counter(entry.name for entry in self.entries)
        for entry in self.entries:
            bad = entry.is_link or entry.is_locked or entry.is_rare or entry.leads_out or entry.swells(bounds)
            misplaced = entry.overlaps or entry.reads_past or bool(entry.contradicts)
            if not (bad or misplaced or entry.is_folder or counts[entry.name] > 1):
                found[entry.name] = entry
        return tuple(found.values())


def read_directory(path: Path, bounds: Bounds) -> Directory:
    """The directory of the zip at this path. The caller closes `archive`.

    Raises Unreadable or TooMany before much memory is used.
    """
    try:
        with path.open("rb") as file:
            end, comment, count, size = _end(file)
        if count > bounds.files_read or size > bounds.directory_bytes:
            raise TooMany(f"the directory claims {count:,} files in {size:,} bytes")
        archive = zipfile.ZipFile(path)
    except Unreadable:
        raise
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        struct.error,
        OverflowError,
        EOFError,
    ) as fault:
        raise Unreadable(str(fault) or type(fault).__name__) from fault
    try:
        with path.open("rb") as file:
            entries, stray = _placed(file, archive)
        after = path.stat().st_size - end
        more = (("behind the end of the zip", after), ("in the zip's comment", comment))
        return Directory(entries, (*stray, *((where, many) for where, many in more if many)), archive)
    except BaseException:
        archive.close()
        raise


def _end(file: IO[bytes]) -> tuple[int, int, int, int]:
    """Where the zip ends, how long its comment is, how many files and bytes its directory claims."""
    whole = file.seek(0, 2)
    start = max(0, whole - _END.size - _COMMENT_LONGEST)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise Unreadable("it does not end as a zip does")
    _, _, _, _, count, size, _, comment = _END.unpack_from(tail, at)
    comment = min(comment, len(tail) - at - _END.size)
    locator = start + at - _LOCATOR64.size
    if locator >= 0:
        file.seek(locator)
        mark, _, where, _ = _LOCATOR64.unpack(file.read(_LOCATOR64.size))
        if mark == b"PK\x06\x07":
            count, size = _end64(file, where, locator, (count, size))
    return start + at + _END.size + comment, comment, count, size


def _end64(file: IO[bytes], where: int, locator: int, small: tuple[int, int]) -> tuple[int, int]:
    for place in (where, locator - _END64.size):
        if 0 <= place <= locator:
            file.seek(place)
            found = _END64.unpack(file.read(_END64.size).ljust(_END64.size, b"\0"))
            if found[0] == b"PK\x06\x06":
                return max(found[7], small[0] % 0xFFFF), max(found[8], small[1] % _SMALL_LONGEST)
    raise Unreadable("its large directory cannot be found")


def _placed(file: IO[bytes], archive: zipfile.ZipFile) -> tuple[tuple[Entry, ...], tuple[tuple[str, int], ...]]:
    """The entries with their places judged, in the directory's order, and the bytes between them."""
    limit, end, last = archive.start_dir, 0, ""
    stray: list[tuple[str, int]] = []
    judged: dict[int, Entry] = {}
    for info in sorted(archive.infolist(), key=lambda one: (one.header_offset, one.filename)):
        name, local = getattr(info, "orig_filename", info.filename), read_local(file, info)
        stop = local.stop if local else None
        past, overlaps = stop is None or stop > limit, info.header_offset < end
        judged[id(info)] = Entry(info, name, past, overlaps, local.contradicts if local else "")
        if not overlaps and info.header_offset > end:
            stray.append((f"before `{_shown(name)}`" if last else "before the first file", info.header_offset - end))
        if more := stray_extra(info.extra) + len(info.comment) + (stray_extra(local.extra) if local else 0):
            stray.append((f"in the notes beside `{_shown(name)}`", more))
        if not past and stop is not None:
            end, last = max(end, stop + _descriptor(file, info, stop)), name
    if limit > end and archive.infolist():
        stray.append((f"behind `{_shown(last)}`", limit - end))
    return tuple(judged[id(info)] for info in archive.infolist()), tuple(stray)


def _descriptor(file: IO[bytes], info: zipfile.ZipInfo, stop: int) -> int:
    """The bytes of the data descriptor behind the entry, if it has one."""
    if not info.flag_bits & HAS_DESCRIPTOR:
        return 0
    file.seek(stop)
    signed = file.read(4) == b"PK\x07\x08"
    wide = info.file_size > _SMALL_LONGEST or info.compress_size > _SMALL_LONGEST or _zip64(info)
    return (4 if signed else 0) + (20 if wide else 12)


def _zip64(info: zipfile.ZipInfo) -> bool:
    return info.extract_version >= _VERSION_64 and info.extra.startswith(_EXTRA_64)


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name[:80])
