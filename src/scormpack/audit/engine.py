"""Runs every check over a package: first what its directory claims, then each file once, then the whole."""

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, Final, cast

from scormpack.audit.bounds import Bounds
from scormpack.audit.directory import Directory, TooMany, Unreadable, read_directory
from scormpack.audit.files import File, read_files
from scormpack.audit.manifests import kind_of, read_manifest
from scormpack.audit.subject import Read, Subject
from scormpack.audit.zip_codes import NO_ZIP, TOO_MANY
from scormpack.core.catalogue import CATALOGUE
from scormpack.core.errors import UnreadableInput
from scormpack.core.findings import Code, Finding, Findings, Where
from scormpack.core.launchables import Kind
from scormpack.core.opened import Member, Opened
from scormpack.core.registry import members

USUAL: Final = Bounds()
CHECKS: Final = "scormpack.audit.checks"
_CHUNK_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Audited:
    """What the audit found: findings, the package's own digest, and what it is. `read` are its files by path."""

    path: Path
    sha256: str
    size_bytes: int
    findings: Findings
    kind: Kind | None = None
    catalogue: MappingProxyType[str, Any] | None = None
    read: MappingProxyType[str, Read] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def passed(self) -> bool:
        """Whether nothing is at error."""
        return not self.findings.errors


def audit(path: Path, bounds: Bounds = USUAL) -> Audited:
    """Everything that the checks find in the package at this path, in bounded time and memory.

    Raises UnreadableInput when there is no file there.
    """
    if not path.is_file():
        raise UnreadableInput(f"{path} is no file.", fix="name a package: a file that ends in .zip.")
    size, digest = path.stat().st_size, _Digest(path)
    try:
        directory = read_directory(path, bounds)
    except (Unreadable, TooMany) as fault:
        code = TOO_MANY if isinstance(fault, TooMany) else NO_ZIP
        found = Finding(code, Where(path.name), f"This cannot be read: {fault}.")
        return Audited(path, digest.result(), size, Findings([found]))
    with directory.archive:
        subject = _subject(path, bounds, directory)
        findings = Findings(list(_limited(_run(subject), bounds)))
    catalogue = MappingProxyType(dict(subject.catalogue)) if subject.catalogue else None
    return Audited(path, digest.result(), size, findings, subject.kind, catalogue, MappingProxyType(subject.read))


@cache
def checks() -> tuple[ModuleType, ...]:
    """Every check; one that has neither of the two functions is a bug and raises TypeError."""
    found = members(CHECKS)
    for check in found:
        if not hasattr(check, "check_package") and not hasattr(check, "check_file"):
            raise TypeError(f"{check.__name__} has neither check_package nor check_file")
    return found


def check_codes() -> tuple[Code, ...]:
    """Every code that an audit can find, by name."""
    found = {thing for check in checks() for thing in vars(check).values() if isinstance(thing, Code)}
    return tuple(sorted({*found, NO_ZIP, TOO_MANY}, key=lambda code: code.id))


def _subject(path: Path, bounds: Bounds, directory: Directory) -> Subject:
    readable = {
        entry.name: Member(entry.name, entry.info.file_size, entry.info.compress_size)
        for entry in directory.sound(bounds)
    }
    if sum(member.size_bytes for member in readable.values()) > bounds.bytes_in_all:
        readable = {}
    opened = Opened(path, MappingProxyType(readable), directory.archive)
    manifest = read_manifest(opened)
    catalogue, fault = _catalogue(opened)
    return Subject(path, bounds, directory, opened, manifest, kind_of(opened, manifest), catalogue, fault)


def _catalogue(opened: Opened) -> tuple[dict[str, Any] | None, str]:
    if CATALOGUE not in opened.members:
        return None, ""
    try:
        values = json.loads(opened.read(CATALOGUE))
        files = [(str(one["path"]), str(one["sha256"]), int(one["size_bytes"])) for one in values["files"]]
        modules = [(str(one["id"]), str(one["sco_id"]), one["screens"][0]["id"]) for one in values["modules"]]
    except (UnreadableInput, ValueError, KeyError, TypeError, IndexError, RecursionError) as fault:
        return None, f"it is not what scormpack writes ({type(fault).__name__})"
    return (values, "") if files and modules else (None, "it lists no files or no modules")


def _run(subject: Subject) -> Iterator[Finding]:
    every = checks()
    for_files = [cast("Callable[[Subject, File], Iterable[Finding]]", c.check_file) for c in every if _has(c, "file")]
    for file in read_files(subject.opened, subject.bounds):
        subject.read[file.path] = Read(file.sha256, file.size_bytes, file.damage)
        if not file.damage:
            for check in for_files:
                yield from check(subject, file)
    for member in every:
        if _has(member, "package"):
            yield from member.check_package(subject)


def _has(check: ModuleType, what: str) -> bool:
    return hasattr(check, f"check_{what}")


def _limited(findings: Iterable[Finding], bounds: Bounds) -> Iterator[Finding]:
    """The findings, of each code so many; then how many more there were."""
    counts: Counter[Code] = Counter()
    for finding in findings:
        counts[finding.code] += 1
        if counts[finding.code] <= bounds.findings_a_code:
            yield finding
    for code, count in counts.items():
        if count > bounds.findings_a_code:
            more = count - bounds.findings_a_code
            yield Finding(code, Where("~"), f"There are {more:,} more like this; the first are listed.")


class _Digest:
    """The SHA-256 of a file, made on a thread of its own while the checks run."""

    def __init__(self, path: Path) -> None:
        self._path, self._digest = path, hashlib.sha256()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        with self._path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                self._digest.update(chunk)

    def result(self) -> str:
        """The digest in hex, when it is ready."""
        self._thread.join()
        return self._digest.hexdigest()
