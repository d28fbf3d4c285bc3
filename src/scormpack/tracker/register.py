"""The site register: the user's own list of prisons, the ground of every figure by region, estate or site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from scormpack.tracker.csvs import open_csv

COLUMNS: Final = (
    "prison_id", "name", "name_cy", "country", "estate", "operator", "region", "wayout_tv", "active_from", "active_to",
)  # fmt: skip
NOT_STATED: Final = "not stated"


@dataclass(frozen=True, slots=True)
class Site:
    """One prison; what its row leaves empty is "not stated", and is never filled in."""

    id: str
    name: str
    name_cy: str = ""
    country: str = NOT_STATED
    estate: str = NOT_STATED
    operator: str = NOT_STATED
    region: str = NOT_STATED
    wayout_tv: bool = False
    active_from: date | None = None
    active_to: date | None = None

    def active(self, first: date, last: date) -> bool:
        """Whether it was open on at least one day of this span."""
        return (self.active_from or first) <= last and (self.active_to or last) >= first


def load_sites(path: Path) -> Mapping[str, Site]:
    """Every site of the register by its id. Raises UnreadableInput with every fault and its line."""
    sheet = open_csv(path, COLUMNS, ("prison_id", "name"))
    found: dict[str, Site] = {}
    for line, row in sheet.rows:
        if not row["prison_id"]:
            sheet.fault(line, "`prison_id` is empty.")
        if row["prison_id"] in found:
            sheet.fault(line, f"the prison `{row['prison_id']}` stands here a second time.")
        words = {name: row[name] or NOT_STATED for name in ("country", "estate", "operator", "region")}
        found[row["prison_id"]] = Site(
            row["prison_id"],
            row["name"],
            row["name_cy"],
            **words,
            wayout_tv=sheet.yes(line, "wayout_tv", row["wayout_tv"]),
            active_from=sheet.day(line, "active_from", row["active_from"]),
            active_to=sheet.day(line, "active_to", row["active_to"]),
        )
    if not sheet.rows:
        sheet.fault(2, "there is no prison under the header.")
    sheet.done()
    return found
