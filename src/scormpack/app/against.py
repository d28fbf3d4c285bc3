"""Holds a build against the release that is in use: whether learners would lose records or answers."""

import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from scormpack.app.check import machine_date
from scormpack.audit.diff import diff
from scormpack.audit.release import Release, read_release
from scormpack.core.errors import UsageMistake
from scormpack.core.findings import Finding
from scormpack.lint.waivers import weigh
from scormpack.load.course import Loaded
from scormpack.package.contents import Package


def against(old: Path, packages: Iterable[Package], loaded: Loaded) -> tuple[Finding, ...]:
    """What `scormpack diff` says of the package that takes the old one's place, less what course.yaml waives.

    Raises UnreadableInput when the old package cannot be read, UsageMistake when none of the new ones is its heir.
    """
    before, every = read_release(old), list(packages)
    with tempfile.TemporaryDirectory(prefix="scormpack-against-") as folder:
        after = _heir(before, [_light(package, Path(folder)) for package in every])
    return weigh(loaded, diff(before, after).findings.in_order(), machine_date()).findings


def _heir(before: Release, after: list[Release]) -> Release:
    """The new package with the old one's modules; the only one, whatever is in it."""
    same = [one for one in after if one.modules.keys() == before.modules.keys() and one.described.kind == _kind(before)]
    if len(same) == 1 or len(after) == 1:
        return (same or after)[0]
    raise UsageMistake(
        f"{before.path} is not the old release of one of these packages.",
        fix="name the module and the format that take its place: `build MODULE --format F --against OLD.zip`.",
    )


def _kind(release: Release) -> object:
    return release.described.kind


def _light(package: Package, folder: Path) -> Release:
    """The package as a release, without the bytes of its films."""
    path = folder / f"{package.name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in package.files:
            archive.writestr(file.path, file.data)
    return read_release(path)
