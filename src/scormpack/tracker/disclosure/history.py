"""What earlier reports published, kept in the store, so that two reports together give away no more than one."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import Refused, UnreadableInput
from scormpack.core.files import write_text
from scormpack.tracker.disclosure.control import Decision, Earlier, Fate, Place
from scormpack.tracker.disclosure.model import Snapshot
from scormpack.tracker.disclosure.rules import Rules
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

    def as_json(self) -> dict[str, Any]:
        """The record as plain values."""
        return {
            "schema": SCHEMA,
            "windows": [list(window) for window in self.windows],
            "rules": self.rules.as_json(),
            "tables": [table.as_json() for table in self.tables],
            "cubes": [_cube_as_json(cube) for cube in self.cubes],
        }

    @property
    def id(self) -> str:
        """The same for a report made again from the same counts."""
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()[:16]

    def cells(self) -> tuple[Cell, ...]:
        """Every cell of every table."""
        cubes = {(cube.unit, cube.split): cube for cube in self.cubes}
        return tuple(cell for table in self.tables for cell in cells_of(table, cubes[table.unit, table.split]))

    def snapshot(self) -> Snapshot:
        """The record for the attacker's model."""
        return Snapshot(tuple(replace(cube, rows=dict(sorted(cube.rows.items()))) for cube in self.cubes), self.cells())


def keep(store: Path, record: Record, decision: Decision, made_at: str) -> Path:
    """Writes what a report published into the store, whole or not at all."""
    printed = [
        [*cell.place, value, fate is Fate.REPRINTED]
        for cell, value, fate in zip(decision.cells, decision.printed, decision.fates, strict=True)
    ]
    path = store / FOLDER / f"{record.id}.json"
    if not path.exists():
        values = {**record.as_json(), "made_at": made_at, "printed": printed}
        write_text(path, json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path


def earlier_reports(store: Path, present: Record) -> tuple[Earlier, ...]:
    """The reports that this store published, oldest first, without the present one made again.

    Raises Refused when a window of the present report cuts one of theirs, UnreadableInput for a damaged record.
    """
    found = [_read(path) for path in sorted((store / FOLDER).glob("*.json")) if path.stem != present.id]
    found.sort(key=lambda one: one[0])
    for _, record, _ in found:
        _check(record.windows, present.windows)
    return tuple(one[2] for one in found)


def _read(path: Path) -> tuple[str, Record, Earlier]:
    try:
        values = json.loads(path.read_text("utf-8"))
        record = Record(
            tuple((first, last) for first, last in values["windows"]),
            Rules.from_json(values["rules"]),
            tuple(Table.from_json(table) for table in values["tables"]),
            tuple(_cube_from_json(cube) for cube in values["cubes"]),
        )
        printed: dict[Place, int | None] = {
            (table, tuple(key), measure): value for table, key, measure, value, _ in values["printed"]
        }
        reprinted = frozenset(
            (table, tuple(key), measure) for table, key, measure, _, again in values["printed"] if again
        )
        return values["made_at"], record, Earlier(record.snapshot(), record.rules, printed, reprinted)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UnreadableInput(
            f"{path} is damaged, so what was published before is not known.",
            fix="put it back from a copy of the store: without it a new report could give someone away.",
        ) from fault


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
