"""scormpack.json: what is inside a package, as a contract between releases, checkers and the tracker.

It holds ids, state versions and file digests, and no time, no path outside the package and no library
version, so that the same sources give the same bytes.
"""

import json
from dataclasses import asdict, dataclass
from typing import Final

CATALOGUE: Final = "scormpack.json"
SCHEMA_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A screen: its id for ever, what it is, and whether completion needs it."""

    id: str
    title: str
    type: str
    minutes: int
    required: bool


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the package: POSIX path, SHA-256 in hex, bytes."""

    path: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ModuleEntry:
    """A module: the ids that learners' records and answers hang on, and what stands in it.

    `folder` is where its page lies in the package, "" for the root; `worst_case_state` is in characters.
    """

    id: str
    title: str
    theme: str
    sco_id: str
    folder: str
    state_version: int
    worst_case_state: int
    objectives: tuple[str, ...]
    outputs: tuple[str, ...]
    screens: tuple[ScreenEntry, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that a package says of itself. `files` leaves out scormpack.json alone."""

    course_id: str
    course_title: str
    lang: str
    format: str
    profile: str
    modules: tuple[ModuleEntry, ...]
    files: tuple[FileEntry, ...]

    def to_json(self) -> bytes:
        """The file's bytes: UTF-8, sorted keys, LF."""
        values = {"schema": SCHEMA_VERSION, **asdict(self)}
        return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
