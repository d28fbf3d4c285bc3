"""Stores of other versions: an older one is rebuilt beside and swapped, a newer one is refused."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from scormpack.core.errors import Refused
from scormpack.tracker.events import SCHEMA_VERSION
from scormpack.tracker.store.layout import About, is_store
from scormpack.tracker.store.lock import writer_lock

Step = Callable[[Path], None]
"""Changes a copy of a store from one version to the next, in place. store.json is kept by `migrate`."""

STEPS: Final[Mapping[int, Step]] = MappingProxyType({})


def migrate(folder: Path, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA_VERSION) -> Path | None:
    """Brings the store up to date, and returns where the old one was put; None when nothing was to be done.

    The new one is made beside the old one, which stays untouched until both change places. Raises Refused for a
    store that a newer scormpack has made, and for one that is too old for this one.
    """
    found = About.read(folder).schema
    if found == target:
        return None
    if found > target:
        raise Refused(
            f"{folder} was made by a newer scormpack (its schema is {found}, this one reads {target}).",
            fix="pip install --upgrade 'scormpack[track]'",
        )
    if missing := [version for version in range(found, target) if version not in steps]:
        raise Refused(
            f"{folder} has schema {missing[0]}, which this scormpack can no longer read.",
            fix="make the store anew from its sources.",
        )
    with writer_lock(folder):
        ready = _rebuilt(folder, steps, found, target)
        kept = _kept(folder, found)
        shutil.rmtree(kept, ignore_errors=True)
        folder.rename(kept)
        ready.rename(folder)
    return kept


def finish_swap(folder: Path) -> None:
    """Ends a swap that was cut between its two steps."""
    ready = _ready(folder)
    if not folder.exists() and is_store(ready):
        ready.rename(folder)


def _rebuilt(folder: Path, steps: Mapping[int, Step], found: int, target: int) -> Path:
    making = folder.with_name(f"{folder.name}.migrating")
    ready = _ready(folder)
    for left in (making, ready):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(folder, making, ignore=shutil.ignore_patterns("work"))
    for version in range(found, target):
        steps[version](making)
        replace(About.read(making), schema=version + 1).write(making)
    making.rename(ready)
    return ready


def _ready(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.migrated")


def _kept(folder: Path, version: int) -> Path:
    return folder.with_name(f"{folder.name}.schema-{version}")
