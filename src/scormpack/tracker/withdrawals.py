"""The provider's list of learners who were moved, released or fell ill: pseudonyms only."""

from datetime import date
from pathlib import Path
from typing import Final

from scormpack.tracker.csvs import open_csv
from scormpack.tracker.metrics.scope import Withdrawal

COLUMNS: Final = ("pseudonym", "course", "date", "reason")
REASONS: Final = ("moved", "released", "ill")


def load_withdrawals(path: Path) -> tuple[Withdrawal, ...]:
    """The withdrawals of this CSV. Raises UnreadableInput with every fault and its line."""
    sheet = open_csv(path, COLUMNS, ("pseudonym", "date", "reason"))
    found = []
    for line, row in sheet.rows:
        day = sheet.day(line, "date", row["date"])
        if day is None and not row["date"]:
            sheet.fault(line, "`date` is empty.")
        if row["reason"] not in REASONS:
            sheet.fault(line, f"`reason` is `{row['reason'][:20]}`; one of {', '.join(REASONS)} is wanted.")
        found.append(Withdrawal(row["pseudonym"], row["course"], day or date.min))
    sheet.done()
    return tuple(found)
