"""What every check sees of the package under audit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from scormpack.audit.bounds import Bounds
from scormpack.audit.directory import Directory
from scormpack.audit.files import File
from scormpack.audit.manifests import Manifest, based, in_package, line_of
from scormpack.core.catalogue import CATALOGUE
from scormpack.core.findings import Code, Finding, Where
from scormpack.core.launchables import Kind
from scormpack.core.opened import Opened

SCORM = (Kind.SCORM12, Kind.SCORM2004)
LRS = (Kind.XAPI, Kind.CMI5)


@dataclass(frozen=True, slots=True)
class Read:
    """What is remembered of a file once it was read: its digest, its size, and why it could not be read."""

    sha256: str
    size_bytes: int
    damage: str


@dataclass
class Subject:
    """The package: its directory, its files that may be read, its manifest and its `scormpack.json`, if any.

    `read` fills while the files stream by and is whole when `check_package` of a check is called.
    """

    path: Path
    bounds: Bounds
    directory: Directory
    opened: Opened
    manifest: Manifest | None
    kind: Kind | None
    catalogue: Mapping[str, Any] | None
    catalogue_fault: str = ""
    read: dict[str, Read] = field(default_factory=dict)

    @property
    def is_print(self) -> bool:
        """Whether it is one of our print packs, which nothing starts."""
        return bool(self.catalogue) and self.catalogue is not None and self.catalogue.get("format") == "print"

    @property
    def ours(self) -> bool:
        """Whether it says of itself that scormpack made it."""
        return self.catalogue is not None

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name in the directory, read or not."""
        return frozenset(entry.name for entry in self.directory.entries)

    def lists(self) -> tuple[Mapping[str, tuple[str, int]], ...]:
        """The lists of files that the package has, by path, each with the place that lists it."""
        found: list[Mapping[str, tuple[str, int]]] = []
        if self.kind in SCORM and self.manifest and self.manifest.root is not None:
            found.append(self._listed_by_manifest(self.manifest))
        if self.catalogue:
            found.append({str(one["path"]): (CATALOGUE, 0) for one in self.catalogue["files"]})
        return tuple(found)

    def _listed_by_manifest(self, manifest: Manifest) -> dict[str, tuple[str, int]]:
        found: dict[str, tuple[str, int]] = {}
        for one in manifest.named("file", "resource"):
            if path := in_package(based(one, str(one.get("href") or ""))):
                found.setdefault(path, (manifest.path, line_of(one)))
        return found

    def found(self, code: Code, place: File | str, message: str, line: int = 0, fix: str = "") -> Finding:
        """A finding in a file of the package; "" is the package itself."""
        path = place.path if isinstance(place, File) else place
        return Finding(code, Where(path or self.path.name, line), message, fix)
