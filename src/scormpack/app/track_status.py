"""What a store holds: who delivered when, what could not be read, what was said twice in two ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from scormpack.tracker.register import load_sites
from scormpack.tracker.store.reader import Tables, open_store

_WEEKS: Final = 12


@dataclass(frozen=True, slots=True)
class Week:
    """How many sites delivered in a week (its Monday), of how many in scope (0: no register was given), and who not."""

    monday: date
    sites: int
    of: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a store, for those who run it: it is talk, and goes into no report."""

    events: int
    voids: int
    voids_without_target: int
    conflicts: int
    first: datetime | None
    last: datetime | None
    weeks: tuple[Week, ...]
    deliveries: int
    without_site: int
    quarantine: Mapping[str, int]
    key_fingerprint: str
    key_scope: str


def status(store: Path, sites: Path | None = None, today: date | None = None) -> Status:
    """The store's state as of its last commit. `sites` is the register, for who should have delivered."""
    tables = open_store(store)
    one = _Asking(tables)
    events, first, last = one.row('SELECT count(*), min("when"), max("when") FROM events')
    orphans = "SELECT count(*) FROM voids WHERE target_id NOT IN (SELECT statement_id FROM events)"
    reasons = one.rows("SELECT reason, count(*) FROM quarantine GROUP BY reason ORDER BY 2 DESC, 1")
    return Status(
        events,
        one.number("SELECT count(*) FROM voids"),
        one.number(orphans),
        one.number("SELECT count(*) FROM conflicts"),
        first,
        last,
        _weeks(one, sites, today or datetime.now(UTC).date()),
        one.number("SELECT count(DISTINCT source_sha256) FROM ledger"),
        one.number("SELECT count(*) FROM events WHERE site IS NULL"),
        dict(reasons),
        tables.about.key_fingerprint,
        str(tables.about.key_scope),
    )


class _Asking:
    """SQL over a store's tables, on DuckDB."""

    def __init__(self, tables: Tables) -> None:
        self.connection: Any = tables.connection

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.connection.raw_sql(sql).fetchall()
        return found

    def row(self, sql: str) -> tuple[Any, ...]:
        return self.rows(sql)[0]

    def number(self, sql: str) -> int:
        return int(self.row(sql)[0])


def _weeks(one: _Asking, register: Path | None, today: date) -> tuple[Week, ...]:
    known = load_sites(register) if register else {}
    delivered: dict[date, set[str]] = {}
    for received, site in one.rows(
        "SELECT DISTINCT CAST(received_at AS DATE), site FROM ledger WHERE site IS NOT NULL"
    ):
        delivered.setdefault(received - timedelta(days=received.weekday()), set()).add(site)
    this = today - timedelta(days=today.weekday())
    mondays = [monday for monday in sorted(delivered, reverse=True) if monday > this - timedelta(weeks=_WEEKS)]
    weeks = []
    for monday in mondays:
        wanted = {site for site, about in known.items() if about.active(monday, monday + timedelta(days=6))}
        came = delivered[monday]
        weeks.append(
            Week(monday, len(came & wanted) if wanted else len(came), len(wanted), tuple(sorted(wanted - came)))
        )
    return tuple(weeks)
