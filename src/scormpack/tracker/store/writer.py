"""Writing to a store: open it with its key, prepare files in a work folder, and commit them all at once."""

import os
import shutil
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from scormpack import __version__
from scormpack.core.errors import Refused
from scormpack.tracker.events import TABLES
from scormpack.tracker.key import Key
from scormpack.tracker.privacy import KeyScope, Pseudonymiser
from scormpack.tracker.store.layout import PUBLISHED, WORK, About, Manifest, is_store
from scormpack.tracker.store.lock import writer_lock
from scormpack.tracker.store.migrate import finish_swap, migrate

_PRIVATE: Final = 0o700


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit adds (files of the work folder by table), what it takes out, and new cursors."""

    added: Mapping[str, Sequence[Path]] = field(default_factory=dict)
    removed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    cursors: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Writer:
    """A store held for writing: its manifest as of the last commit, a work folder, and who makes pseudonyms."""

    folder: Path
    work: Path
    manifest: Manifest
    pseudonymiser: Pseudonymiser

    def paths(self, table: str) -> list[str]:
        """The table's files, ready to be opened."""
        return [str(self.folder / name) for name in self.manifest.files[table]]

    def commit(self, changes: Changes) -> None:
        """Makes the changes part of the store, all at once. Before its last step the store is as it was."""
        files = {table: list(names) for table, names in self.manifest.files.items()}
        for table, gone in changes.removed.items():
            files[table] = [name for name in files[table] if name not in set(gone)]
        for table, paths in changes.added.items():
            files[table] += [self._place(table, path) for path in paths]
        manifest = Manifest(
            self.manifest.generation + 1,
            {table: tuple(names) for table, names in files.items()},
            {**self.manifest.cursors, **changes.cursors},
        )
        manifest.write(self.folder)
        _settle(self.folder)
        self.manifest = manifest

    def _place(self, table: str, path: Path) -> str:
        relative = Path(table) / path.relative_to(self.work / table)
        target = self.folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        _settle(path)
        path.rename(target)
        _settle(target.parent)
        return relative.as_posix()


@contextmanager
def writing(folder: Path, key: Key | None, scope: KeyScope | None, fingerprint: str = "") -> Iterator[Writer]:
    """The store in this folder, made first if there is none, held for one writer.

    An older store is brought up to date first. `scope` None means the store's own, or one key for all sites.
    Without a key, `fingerprint` is that of the key that made the pseudonyms which will be brought.

    Raises Refused for another key or scope than the store was begun with, for a newer store, and while another
    process writes.
    """
    finish_swap(folder)
    given = key.fingerprint if key else fingerprint
    if not is_store(folder):
        _begin(folder, About(given, scope or KeyScope.ONE, f"scormpack {__version__}"))
    migrate(folder)
    about = About.read(folder)
    _check(folder, about, given, scope)
    with writer_lock(folder):
        manifest = Manifest.read(folder)
        _sweep(folder, manifest)
        work = folder / WORK / uuid.uuid4().hex
        work.mkdir(parents=True, mode=_PRIVATE)
        try:
            yield Writer(folder, work, manifest, Pseudonymiser(key, about.key_scope, about.key_fingerprint))
        finally:
            shutil.rmtree(folder / WORK, ignore_errors=True)


def _begin(folder: Path, about: About) -> None:
    if not about.key_fingerprint:
        raise Refused(
            "A new store needs a key.", fix="leave out --no-key, or bring files made by `track pseudonymise`."
        )
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"{folder} is no store and not empty.", fix="name a new folder with --store.")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
    except OSError as fault:
        raise Refused(f"{folder} cannot be made: {fault.strerror}.", fix="name another folder with --store.") from fault
    (folder / PUBLISHED).mkdir(exist_ok=True)
    Manifest().write(folder)
    about.write(folder)


def _check(folder: Path, about: About, given: str, scope: KeyScope | None) -> None:
    if given != about.key_fingerprint:
        raise Refused(
            f"{folder} was begun with another key (its fingerprint is {about.key_fingerprint}, yours is {given}).",
            fix="name its key with --key; a new key means a new store from the sources.",
        )
    if scope not in {None, about.key_scope}:
        raise Refused(
            f"{folder} was begun with --key-scope {about.key_scope}.",
            fix="leave --key-scope out; another scope means a new store from the sources.",
        )


def _sweep(folder: Path, manifest: Manifest) -> None:
    """Removes what an ended process left: work folders, and files that no manifest lists."""
    shutil.rmtree(folder / WORK, ignore_errors=True)
    for table in TABLES:
        listed = {folder / name for name in manifest.files[table]}
        for path in (folder / table).rglob("*.parquet"):
            if path not in listed:
                path.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Waits until a file or folder is on the disk itself."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
