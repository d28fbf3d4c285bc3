"""Asks a store on one engine for everything that a report counts, in a process of its own: sorted rows as JSON.

python ask.py STORE ENGINE [MASTER]
"""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scormpack.tracker.deployments import Deployment, Deployments
from scormpack.tracker.metrics.completion import completion
from scormpack.tracker.metrics.gather import gather
from scormpack.tracker.metrics.scope import Scope, Withdrawal
from scormpack.tracker.metrics.units import CourseSize
from scormpack.tracker.metrics.windows import Window, months
from scormpack.tracker.store.reader import open_store, rows_of


def scope_of(windows: tuple[Window, ...], as_of: datetime, gone: list[str]) -> Scope:
    """All that a scope can hold: a phase and a contact that change within a window, and learners who left."""
    rows = tuple(
        Deployment(site, "lms", "", date(2025, 1, 1), None, "test sites", "direct", date(2026, 2, 10))
        for site in ("AAX", "BBX")
    )
    withdrawals = tuple(Withdrawal(pseudonym, "", date(2026, 4, 1)) for pseudonym in gone)
    sizes = (CourseSize("work-stories", 5),)
    return Scope(windows, "work-stories", sizes, as_of, {}, Deployments(rows), withdrawals)


def _gone(tables: Any) -> list[str]:
    """Some of the learners: those with the first pseudonyms."""
    events = tables.events
    found = rows_of(events.select("pseudonym").distinct().order_by("pseudonym").limit(20))
    return [row["pseudonym"] for row in found]


def answers(store: Path, engine: str, master: str | None) -> dict[str, Any]:
    tables = open_store(store, engine, master)
    windows = months(date(2026, 1, 1), date(2026, 5, 31))
    as_of = datetime(2026, 6, 1)  # noqa: DTZ001 - as the store has times
    raw = gather(tables, scope_of(windows, as_of, _gone(tables)))
    return {
        "completion": rows_of(completion(tables)),
        "cubes": [
            [cube.unit, cube.split, sorted((key, sorted(row.items())) for key, row in cube.rows.items())]
            for cube in raw.cubes
        ],
        "minutes": sorted((key, sorted(one.counts.items())) for key, one in raw.minutes.items()),
        "sessions": sorted((key, sorted(one.counts.items())) for key, one in raw.sessions.items()),
        "confidence": sorted((key, sorted(asdict(one).items())) for key, one in raw.confidence.items()),
        "loose": sorted(raw.loose.items()),
        "reached": sorted((window, sorted(sites)) for window, sites in raw.reached.items()),
        "delivered": sorted((window, sorted(sites)) for window, sites in raw.delivered.items()),
        "telling": sorted((window, sorted(sites)) for window, sites in raw.telling.items()),
        "evidence": [sorted(raw.evidence.starts), sorted(raw.evidence.completions), sorted(raw.evidence.doubles)],
        "left out": sorted(raw.left_out),
    }


if __name__ == "__main__":
    store, engine, *master = sys.argv[1:]
    print(json.dumps(answers(Path(store), engine, master[0] if master else None), default=str))
