"""Why a figure is not what it was: what has come into the store since, and what it changed."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import UsageMistake
from scormpack.tracker.store.layout import PUBLISHED
from scormpack.tracker.store.reader import open_store


@dataclass(frozen=True, slots=True)
class Change:
    """What came for one site since, in events: of the time before, of the time after, voided of what was counted."""

    site: str | None
    late: int
    new: int
    voided: int


@dataclass(frozen=True, slots=True)
class Why:
    """What came into the store since a moment. `duplicates` came again and changed nothing; `conflicts` neither."""

    since: datetime
    changes: tuple[Change, ...]
    duplicates: int
    conflicts: int
    deliveries: int


_EVENTS: Final = """
SELECT site, count(*) FILTER ("when" < ?), count(*) FILTER ("when" >= ?) FROM events
WHERE received_at > ? GROUP BY site
"""
_VOIDED: Final = """
SELECT e.site, count(*) FROM events e JOIN voids v ON v.target_id = e.statement_id
WHERE e.received_at <= ? AND v.source_sha256 IN (SELECT source_sha256 FROM ledger WHERE received_at > ?) GROUP BY e.site
"""


def why(store: Path, since: datetime | None = None) -> Why:
    """What changed since this moment, else since the last report was published, else since the last delivery but one.

    Raises UsageMistake when there is nothing to compare with.
    """
    tables = open_store(store)
    connection: Any = tables.connection
    begin = since.astimezone(UTC).replace(tzinfo=None) if since else _last_report(store) or _last_but_one(connection)
    moment = f"TIMESTAMP '{begin:%Y-%m-%d %H:%M:%S.%f}'"

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return list(connection.raw_sql(sql.replace("?", moment)).fetchall())

    came = {site: (late, new) for site, late, new in rows(_EVENTS)}
    voided = dict(rows(_VOIDED))
    sites = sorted({*came, *voided}, key=lambda site: (site is None, site or ""))
    changes = tuple(Change(site, *came.get(site, (0, 0)), voided.get(site, 0)) for site in sites)
    ((duplicates, deliveries),) = rows(
        "SELECT coalesce(sum(rows_duplicate), 0), count(DISTINCT source_sha256) FROM ledger WHERE received_at > ?"
    )
    ((conflicts,),) = rows("SELECT count(*) FROM conflicts WHERE when_seen > ?")
    return Why(begin, changes, int(duplicates), int(conflicts), int(deliveries))


def _last_report(store: Path) -> datetime | None:
    moments = []
    for path in (store / PUBLISHED).glob("*.json"):
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        try:
            said = json.loads(path.read_text("utf-8")).get("published_at")
            written = datetime.fromisoformat(said) if said else written
        except (ValueError, TypeError, AttributeError):
            pass
        moments.append(written.astimezone(UTC).replace(tzinfo=None))
    return max(moments, default=None)


def _last_but_one(connection: Any) -> datetime:
    rows = connection.raw_sql("SELECT DISTINCT received_at FROM ledger ORDER BY 1 DESC LIMIT 2").fetchall()
    if len(rows) < 2:  # noqa: PLR2004
        raise UsageMistake("There is one delivery only, and no report: nothing to compare with.", fix="--since DATE")
    found: datetime = rows[1][0]
    return found
