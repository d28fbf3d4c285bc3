"""What earlier reports published, kept in the store, so that two reports together give away no more than one."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import Refused, UnreadableInput
from scormpack.core.files import write_text
from scormpack.tracker.disclosure.decision import Decision, Earlier, Fact, Fate, Place
from scormpack.tracker.disclosure.model import Snapshot
from scormpack.tracker.disclosure.rules import UNBOUNDED, Rules
from scormpack.tracker.disclosure.tables import Cell, Table, cells_of
from scormpack.tracker.metrics.cubes import Cube
from scormpack.tracker.metrics.windows import Window

FOLDER: Final = "published"
SCHEMA: Final = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What a report is made of, as it is kept: confidential, since it holds the counts themselves."""

    windows: tuple[tuple[str, str], ...]
    rules: Rules
    tables: tuple[Table, ...]
    cubes: tuple[Cube, ...]
    facts: tuple[Fact, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record as plain values."""
        return {
            "schema": SCHEMA,
            "windows": [list(window) for window in self.windows],
            "rules": self.rules.as_json(),
            "tables": [table.as_json() for table in self.tables],
            "cubes": [_cube_as_json(cube) for cube in self.cubes],
            "facts": [[*place, least, None if most == UNBOUNDED else most] for place, least, most in self.facts],
        }

    @property
    def id(self) -> str:
        """The same for a report made again from the same counts."""
        return _id_of(self.as_json())

    def cells(self) -> tuple[Cell, ...]:
        """Every cell of every table."""
        cubes = {(cube.unit, cube.split): cube for cube in self.cubes}
        return tuple(cell for table in self.tables for cell in cells_of(table, cubes[table.unit, table.split]))

    def snapshot(self) -> Snapshot:
        """The record for the attacker's model."""
        return Snapshot(tuple(replace(cube, rows=dict(sorted(cube.rows.items()))) for cube in self.cubes), self.cells())


@dataclass(frozen=True, slots=True)
class History:
    """The reports that a store published, oldest first, and how many of them came before this one was first made.

    `own` is what that first making printed, if it was made before.
    """

    reports: tuple[Earlier, ...] = ()
    first_made: int = 0
    own: Mapping[Place, int | None] | None = None

    @property
    def before(self) -> tuple[Earlier, ...]:
        """The reports that were there when this one was first made: made again, it is decided as it was then."""
        return self.reports[: self.first_made]

    def as_then(self, decision: Decision) -> bool:
        """Whether a decision prints what the first making printed; it may not, after an upgrade."""
        return self.own is None or self.own == {
            cell.place: value for cell, value in zip(decision.cells, decision.printed, strict=True)
        }


def keep(store: Path, record: Record, decision: Decision, made_at: str) -> None:
    """Writes what a report published into the store, whole or not at all; once for reports that are the same."""
    printed = [
        [*cell.place, value, fate in {Fate.REPRINTED, Fate.SAME}]
        for cell, value, fate in zip(decision.cells, decision.printed, decision.fates, strict=True)
    ]
    values = record.as_json()
    told = hashlib.sha256(json.dumps([printed, values["facts"]]).encode()).hexdigest()[:8]
    path = store / FOLDER / f"{_id_of(values)}-{told}.json"
    if not path.exists():
        values |= {"made_at": made_at, "printed": printed}
        write_text(path, json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n")


def read_history(store: Path, present: Record) -> History:
    """What this store published before.

    Raises Refused when a window of the present report cuts one of theirs, UnreadableInput for a damaged record.
    """
    found = [(*_read(path), path.stem.partition("-")[0]) for path in sorted((store / FOLDER).glob("*.json"))]
    found.sort(key=lambda one: one[0])
    for _, record, _, _ in found:
        _check(record.windows, present.windows)
    reports = tuple(report for _, _, report, _ in found)
    ids = [id_ for *_, id_ in found]
    own = present.id if ids else ""
    if own not in ids:
        return History(reports, len(reports))
    first = ids.index(own)
    return History(reports, first, reports[first].printed)


def _read(path: Path) -> tuple[str, Record, Earlier]:
    try:
        values = json.loads(path.read_text("utf-8"))
        record = Record(
            tuple((first, last) for first, last in values["windows"]),
            Rules.from_json(values["rules"]),
            tuple(Table.from_json(table) for table in values["tables"]),
            tuple(_cube_from_json(cube) for cube in values["cubes"]),
            tuple(_fact(*fact) for fact in values.get("facts", ())),
        )
        printed: dict[Place, int | None] = {
            (table, tuple(key), measure): value for table, key, measure, value, _ in values["printed"]
        }
        reprinted = frozenset(
            (table, tuple(key), measure) for table, key, measure, _, again in values["printed"] if again
        )
        told = Earlier(record.snapshot(), record.rules, printed, reprinted, record.facts, frozenset(record.windows))
        return values["made_at"], record, told
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UnreadableInput(
            f"{path} is damaged, so what was published before is not known.",
            fix="put it back from a copy of the store: without it a new report could give someone away.",
        ) from fault


def _fact(table: str, key: Sequence[str], measure: str, least: float, most: float | None) -> Fact:
    return (table, tuple(key), measure), least, UNBOUNDED if most is None else most


def _check(before: Sequence[tuple[str, str]], now: Iterable[tuple[str, str]]) -> None:
    for first, last in now:
        for other_first, other_last in before:
            if (first, last) != (other_first, other_last) and first <= other_last and other_first <= last:
                raise Refused(
                    f"The window {first} to {last} cuts {other_first} to {other_last}, which was published before.",
                    fix="use the same windows again, or ones that do not overlap with them.",
                )


def window_pairs(windows: Iterable[Window]) -> tuple[tuple[str, str], ...]:
    """The windows as a record has them."""
    return tuple((window.first.isoformat(), window.last.isoformat()) for window in windows)


def _id_of(values: Mapping[str, Any]) -> str:
    told = json.dumps({name: value for name, value in values.items() if name != "facts"}, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _cube_as_json(cube: Cube) -> dict[str, Any]:
    rows = [[list(key), [row.get(name, 0) for name in cube.classes]] for key, row in sorted(cube.rows.items())]
    return {
        "unit": cube.unit,
        "split": cube.split,
        "dims": list(cube.dims),
        "classes": list(cube.classes),
        "rows": rows,
    }


def _cube_from_json(values: dict[str, Any]) -> Cube:
    classes = tuple(values["classes"])
    rows = {tuple(key): dict(zip(classes, counts, strict=True)) for key, counts in values["rows"]}
    return Cube(values["unit"], values["split"], tuple(values["dims"]), classes, rows)
