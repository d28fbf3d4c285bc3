"""What a report decides, and what an earlier one decided: the fate of each cell, what was printed, what was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from scormpack.tracker.disclosure.model import Model, Snapshot
from scormpack.tracker.disclosure.rules import Rules
from scormpack.tracker.disclosure.tables import Cell

Place = tuple[str, tuple[str, ...], str]  # table, key, measure
Fact = tuple[Place, float, float]


class Fate(Enum):
    """What becomes of a cell."""

    SHOWN = 1
    SMALL = 2  # under the threshold
    SECONDARY = 3  # large, but it would give a small one away
    REPRINTED = 4  # as an earlier report had it, since its revision would give someone away
    SAME = 5  # of the same people as in an earlier report: printed as there


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier report: what it was made of, its rules, and what it printed (None: suppressed) by cell place.

    What it had reprinted from a report before it says nothing of its own counts. `facts` are what its counts of sites
    told, `windows` its days.
    """

    snapshot: Snapshot
    rules: Rules
    printed: Mapping[Place, int | None]
    reprinted: frozenset[Place] = frozenset()
    facts: Sequence[Fact] = ()
    windows: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Decision:
    """The fate of each cell of the present report, what is printed for it, and how it was proved."""

    cells: tuple[Cell, ...]
    fates: list[Fate]
    printed: list[int | None]
    rules: list[Rules]  # by which each was rounded
    model: Model
    programs: int = 0
    exact: bool = False
