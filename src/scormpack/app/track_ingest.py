"""Takes files into a store: statements, LMS exports, tallies, whatever their shape and however often they come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from scormpack.core.digests import sha256_of
from scormpack.core.errors import UnreadableInput, UsageMistake
from scormpack.tracker.delivery import deliver
from scormpack.tracker.key import Key
from scormpack.tracker.landing.batches import Delivery
from scormpack.tracker.landing.landing import Landed, Landing
from scormpack.tracker.landing.ledger import settled
from scormpack.tracker.mapping import Unknown
from scormpack.tracker.opening import Access, Names, check_words, store_of
from scormpack.tracker.register import load_sites
from scormpack.tracker.store.writer import Writer
from scormpack.tracker.tables import Setting


@dataclass(frozen=True, slots=True)
class IngestOrder:
    """Files and folders to take in, and what is known of them from outside."""

    paths: tuple[Path, ...]
    access: Access
    names: Names = field(default_factory=Names)
    sites: Path | None = None
    site: str | None = None
    course: str | None = None
    activity: str | None = None
    zone: str = "Europe/London"
    by_name: bool = False
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of it. `again` were in the store already, with every line; `unreadable` say why in plain words.

    `quarantined` are the first lines of each reason: where they are, and why.
    """

    landed: Landed
    files: int
    again: tuple[Path, ...]
    unreadable: tuple[UnreadableInput, ...]
    quarantined: tuple[tuple[str, str], ...]
    unknown_activities: tuple[Unknown, ...]
    unknown_places: tuple[str, ...]
    unknown_sites: tuple[str, ...]
    key: Key | None
    fingerprint: str


def ingest(order: IngestOrder) -> Ingested:
    """Takes the files in, all in one commit: after a crash the store is as it was before.

    A file that cannot be read at all is told, and the others are taken in. Raises UsageMistake when there is no file,
    Refused for another or a missing key, or while another process writes.
    """
    paths = _files(order.paths)
    sites = load_sites(order.sites) if order.sites else {}
    normaliser = order.names.normaliser()
    check_words(normaliser, sites, site=order.site, course=order.course, time_zone=order.zone)
    with store_of(order.access, paths) as (writer, key):
        landing = Landing(writer, normaliser, by_name=order.by_name, now=order.now or datetime.now(UTC))
        taken = _Taken(order, landing, writer, settled(writer))
        landing.land(taken.deliveries(paths))
        landed = landing.finish()
        seen = {entry for entry in landing.ledger.sites() if entry}
        return Ingested(
            landed,
            taken.files,
            tuple(taken.again),
            tuple(taken.unreadable),
            tuple(taken.quarantined()),
            tuple(normaliser.unknown_activities.values()),
            tuple(sorted(normaliser.unknown_places)),
            tuple(sorted(seen - set(sites))) if order.sites else (),
            key,
            writer.pseudonymiser.fingerprint,
        )


@dataclass(slots=True)
class _Taken:
    order: IngestOrder
    landing: Landing
    writer: Writer
    settled: dict[str, set[str | None]]
    files: int = 0
    again: list[Path] = field(default_factory=list)
    unreadable: list[UnreadableInput] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)

    def deliveries(self, paths: list[Path]) -> Iterator[Delivery]:
        for path in paths:
            try:
                sha256, _ = sha256_of(path)
                setting = self._setting(path)
                there = self.settled.get(sha256, set())
                if setting.site in there or (there and setting.site is None):
                    self.again.append(path)
                    continue
                delivery = deliver(path, sha256, setting, self.writer.pseudonymiser)
            except OSError as fault:
                self.unreadable.append(
                    UnreadableInput(f"{path} cannot be read: {fault.strerror}.", fix="check the name and your rights.")
                )
            except UnreadableInput as fault:
                self.unreadable.append(fault)
            else:
                self.settled.setdefault(sha256, set()).add(setting.site)
                self.files += 1
                self.paths[sha256] = path
                yield delivery

    def quarantined(self) -> Iterator[tuple[str, str]]:
        """Where the first quarantined lines of each reason are, and the reason."""
        for sha256, line, reason in self.landing.ledger.examples():
            yield f"{self.paths[sha256]}:{line}", reason

    def _setting(self, path: Path) -> Setting:
        order, normaliser = self.order, self.landing.normaliser
        site = order.site or normaliser.mapping.site_of(file=path.name)
        return Setting(normaliser, path.name, order.zone, site, order.course, order.activity, order.by_name)


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """Every file named, and every file below a folder named, in order of names; hidden ones are left out."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageMistake(f"There is no {path}.", fix="check the name.")
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        found += [file for file in below if file.is_file() and not _hidden(file.relative_to(path).parts)]
    if not found:
        raise UsageMistake("There is no file to take in.", fix="name files, or folders that hold some.")
    return list(dict.fromkeys(found))


def _hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") for part in parts)
