"""A report made of invented learners, through the use case, from tables in memory."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from scormpack.app import track_report
from scormpack.app.track_report import Order, Outcome, make_report
from tracker.rows import RECEIVED, MemoryTables, rows_of, tables_of
from tracker.truth import MODULES, Setting, all_statements, histories

SITES = ("AAX", "BBX", "CCX", "DDX", "EEX", "FFX", "GGX", "HHX", "IIX", "JJX", "KKX", "LLX")
OTHERS = ("food-hygiene", "gardening")
TITLES = (
    "What you bring",
    "Looking after yourself",
    "A cause that matters",
    "Your first 90 days",
    "Little things add up",
)
_TREES = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Laurel", "Maple")


@dataclass(frozen=True)
class World:
    """How many learners there are, of what."""

    learners: int = 350
    modules: tuple[str, ...] = MODULES
    others: tuple[str, ...] = OTHERS
    others_complete: float = 0.4
    seed: int = 1


@dataclass(frozen=True)
class Made:
    """The report, and how to make it again."""

    folder: Path
    outcome: Outcome
    order: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class _About:
    key_scope: str = "one"


@dataclass(frozen=True)
class _Opened:
    events: Any
    voids: Any
    ledger: Any
    connection: Any
    about: _About = field(default_factory=_About)


def make(folder: Path, world: World = World(), **more: Any) -> Made:
    """A report of 12 invented prisons over two cycles."""
    (folder / "store").mkdir(parents=True, exist_ok=True)
    order = {**_files(folder, world), "as_of": date(2026, 12, 1), **more}
    with opened(tables(world)):
        return Made(folder, make_report(Order(folder / "store", folder / "out", **order)), order)


@contextmanager
def opened(found: MemoryTables) -> Iterator[None]:
    """The use case finds these tables whatever store it opens."""
    with patch.object(
        track_report, "open_store", lambda *_: _Opened(found.events, found.voids, found.ledger, found.connection)
    ):
        yield


def tables(world: World) -> MemoryTables:
    begin = datetime(2025, 10, 20, 9, tzinfo=UTC)
    setting = Setting(learners=world.learners, sites=SITES, modules=world.modules, begin=begin, days=240)
    told = histories(world.seed, setting)
    rows, voids = rows_of(all_statements(told))
    rows += list(_other_rows(world))
    ledger = [
        {"site": site, "source_kind": "xapi", "first_when": datetime(2025, 10, 1), "last_when": datetime(2026, 6, 30)}  # noqa: DTZ001
        for site in SITES
    ]
    return tables_of(rows, voids, ledger)


def _other_rows(world: World) -> Iterator[dict[str, Any]]:
    chance = random.Random(world.seed)  # noqa: S311 - repeatable, not secret
    for course in world.others:
        for number in range(world.learners):
            when = datetime(2025, 10, 20) + timedelta(days=chance.uniform(0, 240))  # noqa: DTZ001
            row = {"course": course, "kind": "course", "source_kind": "csv", "platform": "lms", "received_at": RECEIVED}
            row |= {"pseudonym": f"L{number:05d}", "site": chance.choice(SITES)}
            yield {**row, "statement_id": f"{course} {number}", "verb": "attempted", "when": when}
            if chance.random() < world.others_complete:
                yield {
                    **row,
                    "statement_id": f"{course} {number} done",
                    "verb": "completed",
                    "when": when + timedelta(days=3),
                }


def _files(folder: Path, world: World) -> dict[str, Path]:
    sites = ["prison_id,name,country,estate,region,wayout_tv"]
    deployments = ["prison_id,platform,available_from,phase,contact,contact_date"]
    for number, (site, tree) in enumerate(zip(SITES, _TREES, strict=True)):
        estate, country = ("women" if number % 6 == 5 else "men"), ("Wales" if number % 6 == 0 else "England")
        sites.append(
            f"{site},HMP {tree},{country},{estate},{('North', 'South')[number % 2]},{'yes' if number % 3 else 'no'}"
        )
        contact = ("direct,2025-12-20", "central,2025-12-28", ",")[number % 3]
        deployments.append(f"{site},lms,2025-09-01,{'test sites' if number < 4 else 'national'},{contact}")
    modules = "".join(f"      {id_}: {{title: {title}}}\n" for id_, title in zip(world.modules, TITLES, strict=False))
    named = "".join(f"  {course}: {{title: {course.replace('-', ' ').capitalize()}}}\n" for course in world.others)
    mapping = f"schema: 1\ncourses:\n  work-stories:\n    title: Work Stories\n    modules:\n{modules}{named}"
    cycles = "schema: 1\ncycles:\n  - {title: Cycle 1, from: 2026-01-05}\n  - {title: Cycle 2, from: 2026-03-30}\n"
    texts = {
        "sites.csv": "\n".join(sites),
        "deployments.csv": "\n".join(deployments),
        "mapping.yaml": mapping,
        "cycles.yaml": cycles,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return {Path(name).stem: folder / name for name in texts}
