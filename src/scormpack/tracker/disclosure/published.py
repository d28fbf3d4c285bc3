"""What may be published. Reports are made of these types alone; only `control` can make them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import final

from scormpack.tracker.disclosure.rules import Rules
from scormpack.tracker.disclosure.tables import Measure
from scormpack.tracker.metrics.cubes import Key


class State(StrEnum):
    """What became of a count. Readers see no difference between the kinds of suppression."""

    SHOWN = "shown"
    REPRINTED = "reprinted"  # as an earlier report had it: its revision would give someone away
    SUPPRESSED = "suppressed"


@final
class _Seal:
    """Proof that the disclosure control made a figure. Nothing outside this folder can have one."""


@final
@dataclass(frozen=True, slots=True)
class Figure:
    """A count as readers see it: rounded, or None when it is suppressed; and the least and greatest that it may be."""

    seal: _Seal
    state: State
    value: int | None
    least: int
    most: int | None


@final
@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A row: its key, and a figure for each measure."""

    key: Key
    figures: Mapping[str, Figure]


@final
@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table that may be published."""

    seal: _Seal
    id: str
    title: str
    dims: tuple[str, ...]
    measures: tuple[Measure, ...]
    rows: tuple[PublishedRow, ...]

    def row(self, *key: str) -> PublishedRow | None:
        """The row of this key, if the table has it."""
        return next((row for row in self.rows if row.key == key), None)


@final
@dataclass(frozen=True, slots=True)
class Average:
    """A median or mean over at least 30 people. It stands outside the proof."""

    seal: _Seal
    value: float | None  # None: fewer people


@final
@dataclass(frozen=True, slots=True)
class Sites:
    """A count of sites, which are no people: how many of how many, or at least how many."""

    seal: _Seal
    count: int
    of: int
    at_least: bool = False

    def __str__(self) -> str:
        return f"{'at least ' if self.at_least else ''}{self.count} of {self.of}"


@dataclass(frozen=True, slots=True)
class Proof:
    """How safety was shown: unknowns, published and suppressed cells, linear programs solved, exact checks."""

    unknowns: int
    shown: int
    suppressed: int
    secondary: int
    reprinted: int
    programs: int
    exact: bool
    earlier: int


@final
@dataclass(frozen=True, slots=True)
class Published:
    """Everything that one report may print."""

    seal: _Seal
    rules: Rules
    tables: Mapping[str, PublishedTable]
    averages: Mapping[tuple[str, ...], Average]
    loose: Mapping[tuple[str, ...], Figure]
    reach: Mapping[Key, Sites]
    delivered: Mapping[str, Sites]
    proof: Proof

    def figure(self, table: str, key: Key, measure: str) -> Figure | None:
        """One figure by its place, if the report has it."""
        found = self.tables[table].row(*key) if table in self.tables else None
        return found.figures.get(measure) if found else None
