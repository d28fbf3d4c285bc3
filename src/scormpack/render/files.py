"""The files of a site: small ones as bytes, films by reference."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scormpack.core.digests import sha256_bytes


@dataclass(frozen=True)
class SiteFile:
    """One file: its POSIX path in the package, and its bytes or (for a film) where they lie on disk."""

    path: str
    data: bytes = b""
    source: Path | None = None
    source_sha256: str = ""
    source_bytes: int = 0

    @cached_property
    def sha256(self) -> str:
        """The digest of its bytes, in hex."""
        return self.source_sha256 if self.source else sha256_bytes(self.data)

    @property
    def size_bytes(self) -> int:
        """Its length."""
        return self.source_bytes if self.source else len(self.data)


@dataclass(frozen=True, slots=True)
class FilmFile:
    """A film on disk, real or placeholder, as the page needs to know it."""

    source: Path
    sha256: str
    size_bytes: int
    width: int
    height: int
    placeholder: bool
