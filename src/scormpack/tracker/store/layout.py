"""Where things lie in a store, and what its two small JSON files say."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Self

from scormpack.core.errors import UnreadableInput
from scormpack.tracker.events import SCHEMA_VERSION, TABLES
from scormpack.tracker.privacy import KeyScope

STORE: Final = "store.json"
_PARQUET: Final = b"PAR1"
MANIFEST: Final = "manifest.json"
LOCK: Final = "lock"
WORK: Final = "work"
PUBLISHED: Final = "published"


@dataclass(frozen=True, slots=True)
class About:
    """What a store is: the version of its schema, and the key and scope of its pseudonyms."""

    key_fingerprint: str
    key_scope: KeyScope
    created_by: str
    schema: int = SCHEMA_VERSION

    def write(self, folder: Path) -> None:
        """Writes store.json, whole or not at all."""
        _write(folder / STORE, asdict(self))

    @classmethod
    def read(cls, folder: Path) -> Self:
        """What store.json says. Raises UnreadableInput when the folder holds no store."""
        values = _read(folder / STORE, folder)
        try:
            scope = KeyScope(values["key_scope"])
            return cls(str(values["key_fingerprint"]), scope, str(values["created_by"]), int(values["schema"]))
        except (KeyError, ValueError, TypeError) as fault:
            raise _damaged(folder, STORE) from fault


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of each table, relative to the store, and how far each LRS was read."""

    generation: int = 0
    files: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict.fromkeys(TABLES, ()))
    cursors: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Writes manifest.json, whole or not at all: this is the moment of a commit."""
        _write(folder / MANIFEST, asdict(self))

    @classmethod
    def read(cls, folder: Path) -> Self:
        """What manifest.json says. Raises UnreadableInput when it, or a file that it lists, is missing or damaged.

        It is there before store.json: a store without it has lost it, and its files are not to be swept away.
        """
        if not (folder / MANIFEST).exists():
            raise _damaged(folder, MANIFEST, "is missing")
        values = _read(folder / MANIFEST, folder)
        try:
            files = {table: tuple(values["files"].get(table, ())) for table in TABLES}
            manifest = cls(int(values["generation"]), files, dict(values["cursors"]))
        except (KeyError, ValueError, TypeError, AttributeError) as fault:
            raise _damaged(folder, MANIFEST) from fault
        for name in (name for names in files.values() for name in names):
            _look_at(folder, str(name))
        return manifest


def is_store(folder: Path) -> bool:
    """Whether a store lies here."""
    return (folder / STORE).is_file()


def _write(path: Path, values: Mapping[str, Any]) -> None:
    """On the disk itself before it takes the old one's place."""
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(values, indent=1, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _read(path: Path, folder: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise UnreadableInput(
            f"{folder} holds no store: {path.name} cannot be read.",
            fix="name the folder of a store with --store; `scormpack track ingest` makes one.",
        ) from fault
    except ValueError as fault:
        raise _damaged(folder, path.name) from fault
    if not isinstance(values, dict):
        raise _damaged(folder, path.name)
    return values


def _look_at(folder: Path, name: str) -> None:
    """Raises UnreadableInput for a table's file that is missing, or does not begin and end as Parquet does."""
    try:
        with (folder / name).open("rb") as file:
            begins = file.read(len(_PARQUET))
            file.seek(-len(_PARQUET), os.SEEK_END)
            ends = file.read()
    except FileNotFoundError as fault:
        raise _damaged(folder, name, "is missing") from fault
    except OSError as fault:
        raise _damaged(folder, name) from fault
    if begins != _PARQUET or ends != _PARQUET:
        raise _damaged(folder, name)


def _damaged(folder: Path, name: str, how: str = "is damaged") -> UnreadableInput:
    return UnreadableInput(
        f"{folder / name} {how}.", fix="put the store back from a copy, or make it anew from its sources."
    )
