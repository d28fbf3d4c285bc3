"""Tables of counts before anything is decided: which people stand in which cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from scormpack.tracker.metrics.cubes import EVERY, Cube, Key

KNOWN_ZERO: Final = frozenset({"withdrawn", "open", "unseen"})  # whether there are such people is no secret
Atom = tuple[str, str, Key, str]  # unit, split, the row's key, class


@dataclass(frozen=True, slots=True)
class Measure:
    """One column: the people in these classes. `metric` names its definition."""

    id: str
    title: str
    metric: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table over a cube: a row for each value of `dims`, and rows over fewer of them (`margins`; EVERY stands there).

    `where` keeps rows whose dimension has one of these values.
    """

    id: str
    title: str
    unit: str
    dims: tuple[str, ...]
    measures: tuple[Measure, ...]
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    margins: tuple[tuple[str, ...], ...] = ((),)
    split: str = ""

    def as_json(self) -> dict[str, Any]:
        """The table's making, as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """A table's making that a report had."""
        return cls(
            values["id"],
            values["title"],
            values["unit"],
            tuple(values["dims"]),
            tuple(Measure(**{**measure, "classes": tuple(measure["classes"])}) for measure in values["measures"]),
            tuple((name, tuple(wanted)) for name, wanted in values["where"]),
            tuple(tuple(margin) for margin in values["margins"]),
            values["split"],
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of one table: its place, what it means in any report, its people, and its true value."""

    table: str
    key: Key
    measure: str
    meaning: str
    atoms: frozenset[Atom]
    value: int

    @property
    def place(self) -> tuple[str, Key, str]:
        """Where it stands in the report."""
        return self.table, self.key, self.measure


def cells_of(table: Table, cube: Cube) -> tuple[Cell, ...]:
    """Every cell of a table, margins included."""
    groups: dict[Key, list[Key]] = {}
    where = dict(table.where)
    for row in sorted(cube.rows):
        named = dict(zip(cube.dims, row, strict=True))
        if all(named[name] in wanted for name, wanted in where.items()):
            for margin in (table.dims, *table.margins):
                key = tuple(named[name] if name in margin else EVERY for name in table.dims)
                groups.setdefault(key, []).append(row)
    columns = [_column(measure, cube) for measure in table.measures]
    return tuple(cell for key, rows in groups.items() for cell in _row(table, cube, key, rows, columns))


_Column = Mapping[Key, tuple[tuple[Atom, ...], int]]  # by row of the cube: the people in a measure, and their count


def _column(measure: Measure, cube: Cube) -> _Column:
    return {
        row: (
            tuple(
                (cube.unit, cube.split, row, name)
                for name in measure.classes
                if counts.get(name, 0) or name not in KNOWN_ZERO
            ),
            sum(counts.get(name, 0) for name in measure.classes),
        )
        for row, counts in cube.rows.items()
    }


def _row(table: Table, cube: Cube, key: Key, rows: list[Key], columns: Sequence[_Column]) -> Iterator[Cell]:
    said = {name: ",".join(wanted) for name, wanted in table.where}
    said |= {name: value for name, value in zip(table.dims, key, strict=True) if value != EVERY}
    about = ";".join(f"{name}={value}" for name, value in sorted(said.items()))
    for measure, column in zip(table.measures, columns, strict=True):
        own = [column[row] for row in rows]
        atoms = frozenset(atom for people, _ in own for atom in people)
        value = sum(count for _, count in own)
        meaning = f"{cube.unit}|{cube.split}|{about}|{'+'.join(sorted(measure.classes))}"
        yield Cell(table.id, key, measure.id, meaning, atoms, value)
