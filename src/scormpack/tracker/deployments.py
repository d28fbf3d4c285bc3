"""Deployments: who had the course, from when, in which phase, after which contact. The denominator of reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from scormpack.tracker.csvs import open_csv

COLUMNS: Final = (
    "prison_id", "platform", "package_sha256", "available_from", "available_to", "phase", "contact", "contact_date",
)  # fmt: skip
NO_PHASE: Final = "not stated"
NO_CONTACT: Final = "no contact before"


@dataclass(frozen=True, slots=True)
class Deployment:
    """The course on a platform of a site, while it was there, and the contact that the site had about it."""

    site: str
    platform: str
    package_sha256: str
    available_from: date
    available_to: date | None
    phase: str
    contact: str
    contact_date: date | None

    def there(self, first: date, last: date) -> bool:
        """Whether it was available on at least one day of this span."""
        return self.available_from <= last and (self.available_to or last) >= first


@dataclass(frozen=True, slots=True)
class Deployments:
    """All deployments. Without the file there are none, and what needs them is not measurable."""

    rows: tuple[Deployment, ...] = ()

    def in_scope(self, first: date, last: date) -> frozenset[str]:
        """The sites that had the course on at least one day of this span."""
        return frozenset(row.site for row in self.rows if row.there(first, last))

    def phase(self, site: str, day: date) -> str:
        """The phase in which a site stood on this day: its latest deployment that had begun, else its first."""
        own = sorted((row for row in self.rows if row.site == site), key=lambda row: row.available_from)
        begun = [row for row in own if row.available_from <= day]
        chosen = begun[-1:] or own[:1]
        return (chosen[0].phase if chosen else "") or NO_PHASE

    def contact(self, site: str, day: date) -> str:
        """The kind of the latest contact that a site had on or before this day."""
        had = [row for row in self.rows if row.site == site and row.contact and (row.contact_date or date.max) <= day]
        return max(had, key=lambda row: row.contact_date or date.min).contact if had else NO_CONTACT

    def turning_days(self) -> tuple[date, ...]:
        """The days on which a site's phase or contact can change."""
        days = {row.available_from for row in self.rows} | {row.contact_date for row in self.rows if row.contact_date}
        return tuple(sorted(days))


def load_deployments(path: Path, sites: Mapping[str, object] | None = None) -> Deployments:
    """The deployments of this CSV. Raises UnreadableInput with every fault and its line; unknown sites are faults."""
    sheet = open_csv(path, COLUMNS, ("prison_id", "available_from"))
    found = []
    for line, row in sheet.rows:
        begin = sheet.day(line, "available_from", row["available_from"])
        if begin is None and not row["available_from"]:
            sheet.fault(line, "`available_from` is empty.")
        if sites is not None and row["prison_id"] not in sites:
            sheet.fault(line, f"the prison `{row['prison_id']}` is not in the register.")
        end = sheet.day(line, "available_to", row["available_to"])
        spoken = sheet.day(line, "contact_date", row["contact_date"])
        if row["contact"] and spoken is None:
            sheet.fault(line, "`contact` is given without a `contact_date`.")
        words = (row["phase"] or NO_PHASE, row["contact"], spoken)
        found.append(
            Deployment(row["prison_id"], row["platform"], row["package_sha256"], begin or date.min, end, *words)
        )
    sheet.done()
    return Deployments(tuple(found))
