"""Invented counts for the disclosure control: sites of very different sizes, modules, windows."""

import random
from dataclasses import dataclass, replace

from scormpack.tracker.disclosure.model import Snapshot
from scormpack.tracker.disclosure.tables import Measure, Table, cells_of
from scormpack.tracker.metrics.cubes import DIMENSIONS, STATUS, Cube

STARTS = Measure("starts", "Started", "starts", STATUS)
COMPLETED = Measure("completed", "Completed", "completions", ("completed",))
BOTH = (STARTS, COMPLETED)
UNIT = "learner-module"


@dataclass(frozen=True)
class Size:
    """How large a world is."""

    sites: int = 114
    modules: int = 12
    windows: int = 1
    mean: float = 14


def world(seed: int, size: Size) -> Cube:
    """Starts and completions by site, module and window."""
    chance, rows = random.Random(seed), {}  # noqa: S311 - repeatable, not secret
    for site in range(size.sites):
        busy = chance.expovariate(1 / size.mean)
        for module in range(size.modules):
            for window in range(size.windows):
                starts = int(chance.expovariate(1 / (busy + 0.5)))
                done = sum(chance.random() < 0.6 for _ in range(starts))
                rows[key_of(site, module, window)] = {
                    **dict.fromkeys(STATUS, 0),
                    "completed": done,
                    "not": starts - done,
                }
    return Cube(UNIT, "", DIMENSIONS, STATUS, rows)


def key_of(site: int, module: int, window: int) -> tuple[str, ...]:
    named = {
        "course": "ws",
        "module": f"m{module:02d}",
        "window": f"w{window}",
        "site": f"s{site:03d}",
        "country": "Wales" if site % 16 == 15 else "England",
        "estate": "women" if site % 10 == 9 else "men",
        "region": f"r{site % 11:02d}",
    }
    return tuple(named.get(name, "-") for name in DIMENSIONS)


def later(cube: Cube, seed: int) -> Cube:
    """The same with media that came late: a few people more at some places."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    rows = {key: dict(row) for key, row in cube.rows.items()}
    for row in rows.values():
        if chance.random() < 0.08:
            row["completed"] += chance.randint(0, 3)
            row["not"] += chance.randint(0, 2)
    return replace(cube, rows=rows)


def only(cube: Cube, window: str) -> Cube:
    place = cube.dims.index("window")
    return replace(cube, rows={key: row for key, row in cube.rows.items() if key[place] == window})


def tables(windows: tuple[str, ...], *, by_site: bool = True) -> tuple[Table, ...]:
    """What an internal report prints, over these windows."""
    where = (("window", windows),)
    found = [
        Table("modules", "", UNIT, ("module",), BOTH, where),
        Table("regions", "", UNIT, ("region", "module"), BOTH, where, ((), ("region",), ("module",))),
        Table("estates", "", UNIT, ("estate", "module"), BOTH, where, ((), ("estate",))),
        Table("countries", "", UNIT, ("country",), BOTH, where),
        Table("windows", "", UNIT, ("window", "module"), BOTH, where, ((), ("window",))),
    ]
    if by_site:
        found.append(Table("sites", "", UNIT, ("site", "module"), BOTH, where, ((), ("site",), ("module",))))
    return tuple(found)


def snapshot(cube: Cube, asked: tuple[Table, ...]) -> Snapshot:
    return Snapshot((cube,), tuple(cell for table in asked for cell in cells_of(table, cube)))
