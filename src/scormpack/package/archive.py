"""Deterministic zips: every member stored, sorted, with fixed times and modes; written whole or not at all."""

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from scormpack.core.digests import chunks_of, sha256_of
from scormpack.core.errors import Refused
from scormpack.core.files import replacing
from scormpack.package.contents import Package
from scormpack.render.files import SiteFile

_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3
_ZIP64_FROM: Final = 1 << 31
_MEMBER_OVERHEAD: Final = 512

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A package on disk: where, its SHA-256 in hex, its bytes in all and without films and recordings."""

    path: Path
    sha256: str
    size_bytes: int
    light_bytes: int


def write_archive(package: Package, folder: Path, advance: Advance = lambda _: None) -> Built:
    """Writes `<name>.zip` into the folder. `advance` hears of every chunk of bytes that is copied.

    Raises Refused when the disk has no room, the folder cannot be written, or a film is not the one that its
    manifest states; then the package that was there before is untouched.
    """
    path = folder / f"{package.name}.zip"
    _check_room(package, folder)
    with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for member in package.files:
            with archive.open(_info(member), "w", force_zip64=member.size_bytes >= _ZIP64_FROM) as target:
                _copy(member, target, advance)
    sha256, size = sha256_of(path)
    media = sum(file.size_bytes for file in package.files if _is_media(file))
    return Built(path, sha256, size, size - media)


def _is_media(file: SiteFile) -> bool:
    return not {"films", "audio"}.isdisjoint(file.path.split("/"))


def _info(file: SiteFile) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(file.path, _TIME)
    info.compress_type = zipfile.ZIP_STORED
    info.external_attr = _MODE
    info.create_system = _UNIX
    info.file_size = file.size_bytes
    return info


def _copy(file: SiteFile, target: IO[bytes], advance: Advance) -> None:
    if file.source is None:
        target.write(file.data)
        return
    digest = hashlib.sha256()
    for chunk in chunks_of(file.source):
        digest.update(chunk)
        target.write(chunk)
        advance(len(chunk))
    if digest.hexdigest() != file.sha256:
        raise Refused(
            f"{file.source} is not the film that its manifest describes: the SHA-256 differs. Nothing was built.",
            fix="run `scormpack film add` again with the film that you mean.",
        )


def _check_room(package: Package, folder: Path) -> None:
    there = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    needed = sum(file.size_bytes + _MEMBER_OVERHEAD for file in package.files)
    free = shutil.disk_usage(there).free
    if free < needed:
        raise Refused(
            f"{folder} has {_megabytes(free)} of room; this package needs {_megabytes(needed)}. Nothing was written.",
            fix="free some space, or choose another folder with --out.",
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
