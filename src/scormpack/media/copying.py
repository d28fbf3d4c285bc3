"""Copying a film and hashing it in one reading, so that the digest is of the bytes that were written."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from scormpack.core.digests import chunks_of, sha256_of
from scormpack.core.errors import Refused, UnreadableInput
from scormpack.core.files import replacing
from scormpack.media.pyav import check_file

_SPARE_BYTES: Final = 16 << 20
_MEGABYTE: Final = 1_000_000


def copy_hashed(source: Path, target: Path) -> tuple[str, int]:
    """Copies in chunks and returns (SHA-256 in hex, bytes). `target` is there whole or as it was before.

    Raises UnreadableInput when the source cannot be read, Refused when the disk has too little room.
    """
    check_file(source)
    if target.exists() and source.samefile(target):
        return sha256_of(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    check_room(source, target)
    digest, size_bytes = hashlib.sha256(), 0
    with replacing(target) as file:
        for chunk in _chunks(source):
            digest.update(chunk)
            size_bytes += len(chunk)
            file.write(chunk)
    return digest.hexdigest(), size_bytes


def check_room(source: Path, target: Path) -> None:
    """Raises Refused when the disk of `target` cannot take a copy of `source`."""
    needed = source.stat().st_size + _SPARE_BYTES
    free = shutil.disk_usage(target.parent).free
    if free < needed:
        raise Refused(
            f"{target.parent} has {free // _MEGABYTE} MB free; {source.name} needs {needed // _MEGABYTE} MB.",
            fix="free some space and run the same command again. Nothing was written.",
        )


def _chunks(source: Path) -> Iterator[bytes]:
    try:
        yield from chunks_of(source)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise UnreadableInput(
            f"{source} stopped being readable: {reason}.", fix="copy the film to this disk first."
        ) from fault
