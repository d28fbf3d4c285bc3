"""Any zip, opened safely: nothing is unpacked to disk, and what could do harm or mislead is refused."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, Self

from scormpack.core.errors import UnreadableInput

CHUNK_BYTES: Final = 1 << 18
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED: Final = 0x1 | 0x40
# What zipfile raises, in all, for members whose bytes or headers are not as they should be.
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
_SMALL_BYTES: Final = 1 << 20
_REBUILD: Final = "build the package again, or ask whoever made it for a new one; do not import this one anywhere."


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold. `ratio` is bytes unpacked for one byte packed, of members above 1 MB."""

    members: int = 20_000
    bytes_in_all: int = 8 << 30
    ratio: int = 200
    name_longest: int = 1024


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package: its POSIX path, its bytes unpacked and packed."""

    path: str
    size_bytes: int
    packed_bytes: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A package open for reading, from several threads at once if wanted. Close it, or use it in a `with`."""

    path: Path
    members: Mapping[str, Member]
    _archive: zipfile.ZipFile = field(repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._archive.close()

    def chunks(self, name: str, first: int = 0, last: int | None = None) -> Iterator[bytes]:
        """The member's bytes from `first` to `last` (both counted), a chunk at a time.

        Raises KeyError for a member that is not there, UnreadableInput for one whose bytes are damaged.
        """
        member = self.members[name]
        left = (member.size_bytes if last is None else min(last + 1, member.size_bytes)) - first
        try:
            with self._archive.open(name) as file:
                if first:
                    file.seek(first)
                while left > 0 and (chunk := file.read(min(CHUNK_BYTES, left))):
                    left -= len(chunk)
                    yield chunk
        except _DAMAGE as fault:
            raise _unreadable(self.path, f"its member `{name}` is damaged ({fault})", _REBUILD) from fault

    def read(self, name: str, longest: int = 16 << 20) -> bytes:
        """The whole of a small member. Raises UnreadableInput when it has more bytes than `longest`."""
        if self.members[name].size_bytes > longest:
            found = self.members[name].size_bytes
            raise _unreadable(self.path, f"its member `{name}` has {found:,} bytes; at most {longest:,} fit", _REBUILD)
        return b"".join(self.chunks(name))


def open_package(path: Path, limits: Limits = Limits()) -> Opened:
    """The package at this path, judged by its directory alone; a folder entry is no member.

    Raises UnreadableInput for what is no zip, and for one with paths that leave it, links, passwords, the same
    name twice, rare ways of packing, or more files or bytes than the limits let in.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (*_DAMAGE, OverflowError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        fix = "name a package: a file that ends in .zip and opens as one."
        raise _unreadable(path, f"it is no zip file that can be read ({reason})", fix) from fault
    try:
        return Opened(path, MappingProxyType(_members(path, archive, limits)), archive)
    except UnreadableInput:
        archive.close()
        raise


def _members(path: Path, archive: zipfile.ZipFile, limits: Limits) -> dict[str, Member]:
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise _unreadable(path, f"it holds {len(infos):,} files; at most {limits.members:,} are read", _REBUILD)
    found: dict[str, Member] = {}
    for info in infos:
        if fault := _fault(info, limits):
            raise _unreadable(path, f"its member `{_shown(info.filename)}` {fault}", _REBUILD)
        if info.filename in found:
            raise _unreadable(path, f"its member `{info.filename}` stands in it twice", _REBUILD)
        if not info.is_dir():
            found[info.filename] = Member(info.filename, info.file_size, info.compress_size)
    total = sum(member.size_bytes for member in found.values())
    if total > limits.bytes_in_all or (total > _SMALL_BYTES and total > limits.ratio * path.stat().st_size):
        raise _unreadable(path, f"unpacked it would be {total:,} bytes, far more than a package has", _REBUILD)
    return found


def _fault(info: zipfile.ZipInfo, limits: Limits) -> str:
    """What is wrong with this entry, in words that follow its name; empty when nothing is."""
    if info.flag_bits & _ENCRYPTED:
        return "is locked with a password"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link, not a file"
    if info.compress_type not in _METHODS:
        return f"is packed in a way (number {info.compress_type}) that platforms do not read"
    if info.file_size > _SMALL_BYTES and info.file_size > limits.ratio * max(info.compress_size, 1):
        return f"claims to grow to {info.file_size:,} bytes from {info.compress_size:,}"
    return _name_fault(getattr(info, "orig_filename", info.filename), limits)


def _name_fault(name: str, limits: Limits) -> str:
    parts = PurePosixPath(name).parts
    if not name or len(name) > limits.name_longest:
        return f"has a name of {len(name)} characters; 1 to {limits.name_longest} are read"
    if any(not character.isprintable() for character in name):
        return "has a name with characters that cannot be printed"
    if "\\" in name or ":" in parts[0]:
        return "has a name with a Windows path; `/` alone parts folders"
    if name.startswith("/") or ".." in parts or "//" in name or "." in name.split("/"):
        return "has a name that leads out of the package or around in it"
    return ""


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name[:80])


def _unreadable(path: Path, fault: str, fix: str) -> UnreadableInput:
    return UnreadableInput(f"{path} cannot be opened: {fault}.", fix=fix)
