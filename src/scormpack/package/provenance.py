"""What is kept beside a package: how it was made, and its digest."""

import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from scormpack import __version__
from scormpack.core.files import write_text
from scormpack.package.archive import Built

SUMS: Final = "SHA256SUMS"
_SCHEMA_VERSION: Final = 1
_LIBRARIES: Final = ("av", "jinja2", "lxml", "markdown-it-py", "pillow", "pydantic", "ruamel.yaml")


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """How a package was made. `sources` are the course's files (POSIX paths) with their SHA-256."""

    format: str
    profile: str
    lang: str
    release: bool
    sources: Mapping[str, str]

    def to_json(self, built: Built) -> str:
        """The record as JSON. It holds no time and no path of this machine, so equal builds have equal records."""
        values = {
            "schema": _SCHEMA_VERSION,
            "package": built.path.name,
            "sha256": built.sha256,
            "size_bytes": built.size_bytes,
            "format": self.format,
            "profile": self.profile,
            "lang": self.lang,
            "release": self.release,
            "scormpack": __version__,
            "python": platform.python_version(),
            "libraries": {name: version(name) for name in _LIBRARIES},
            "sources": dict(sorted(self.sources.items())),
        }
        return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_record(record: BuildRecord, built: Built) -> Path:
    """Writes `<package>.build.json` beside the package and returns its path."""
    path = built.path.with_suffix(".build.json")
    write_text(path, record.to_json(built))
    return path


def write_sums(folder: Path, built: Iterable[Built]) -> Path:
    """Brings the folder's SHA256SUMS up to date: these packages, and those of before that are still there."""
    path = folder / SUMS
    sums = {name: digest for name, digest in _read(path).items() if (folder / name).is_file()}
    sums.update({package.path.name: package.sha256 for package in built})
    write_text(path, "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)))
    return path


def _read(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines) if name}
