"""An attacker of our own, who shares no code with the suppressor: only what is printed, the rules and the register.

One unknown for every window, module, site and class; one row for every printed figure; scipy's own HiGHS.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, inf

import numpy as np
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix, vstack

Place = tuple[str, tuple[str, ...], str]
CLASSES = ("completed", "not")
_OF = {"starts": CLASSES, "completed": ("completed",)}


@dataclass
class Printed:
    """One report as it is printed: figures by place (None: suppressed), and which of the suppressed are small."""

    dims: Mapping[str, tuple[str, ...]]
    windows: tuple[str, ...]
    figures: Mapping[Place, int | None]
    small: frozenset[Place]


@dataclass
class Attacker:
    """Rows of `least <= people <= most` over the unknowns of one or two reports."""

    people: Sequence[Mapping[str, str]]
    base: int = 5
    threshold: int = 10
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def unknown(self, person: int, kind: str) -> int:
        return 2 * person + CLASSES.index(kind)

    def sum_of(self, report: Printed, place: Place, moved: Mapping[int, int]) -> dict[int, float]:
        """The unknowns of a printed place. `moved` are atoms that stand for others in this report."""
        table, key, measure = place
        wanted = {name: value for name, value in zip(report.dims[table], key, strict=True) if value != "*"}
        found: dict[int, float] = {}
        for number, person in enumerate(self.people):
            inside = person["window"] in report.windows and all(person[name] == value for name, value in wanted.items())
            if inside and person["version"] == "now":
                for kind in _OF[measure]:
                    unknown = self.unknown(moved.get(number, number), kind)
                    found[unknown] = found.get(unknown, 0.0) + 1.0
        return found

    def learn(self, report: Printed, moved: Mapping[int, int] | None = None) -> None:
        """Takes in everything that a report prints."""
        for place, figure in report.figures.items():
            least, most = (0.0, inf)
            if figure is not None:
                least = max(self.threshold, figure - self.base // 2)
                most = figure + self.base - 1 - self.base // 2
            elif place in report.small:
                most = self.threshold - 1
            else:
                least = self.threshold
            self.rows.append((self.sum_of(report, place, moved or {}), least, most))

    def at_least(self, more: int, less: int) -> None:
        """One unknown is no smaller than another."""
        self.rows.append(({more: 1.0, less: -1.0}, 0.0, inf))

    def matrix(self) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
        rows, columns, values = [], [], []
        for number, (row, _, _) in enumerate(self.rows):
            rows += [number] * len(row)
            columns += list(row)
            values += list(row.values())
        shape = (len(self.rows), 2 * len(self.people))
        least = np.array([row[1] for row in self.rows])
        most = np.array([row[2] for row in self.rows])
        return csr_matrix((values, (rows, columns)), shape), least, most

    def spans(self, targets: Iterable[dict[int, float]]) -> list[float]:
        """How far each sum can range, by linear programs over real numbers, ends then made whole."""
        matrix, least, most = self.matrix()
        upper, lower = np.isfinite(most), least > 0
        rows = vstack([matrix[upper], -matrix[lower]])
        limits = np.concatenate([most[upper], -least[lower]])
        found = []
        for target in targets:
            cost = np.zeros(matrix.shape[1])
            cost[list(target)] = list(target.values())
            ends = []
            for sign in (1.0, -1.0):
                result = linprog(sign * cost, A_ub=rows, b_ub=limits, method="highs")
                assert result.status in {0, 3}, result.message
                ends.append(sign * float(result.fun or 0) if result.status == 0 else -sign * inf)
            found.append(_whole(*ends))
        return found

    def exact_spans(self, targets: Iterable[dict[int, float]]) -> list[float]:
        """The same over whole numbers: for small cases."""
        matrix, least, most = self.matrix()
        found = []
        for target in targets:
            cost = np.zeros(matrix.shape[1])
            cost[list(target)] = list(target.values())
            ends = []
            for sign in (1.0, -1.0):
                capped = LinearConstraint(matrix, least, np.minimum(most, 10_000))
                result = milp(sign * cost, constraints=capped, integrality=np.ones(len(cost), dtype=int))
                assert result.success, result.message
                ends.append(sign * float(result.fun or 0))
            found.append(_whole(*ends))
        return found


def _whole(least: float, most: float) -> float:
    return (floor(most + 1e-6) if most < inf else inf) - ceil(least - 1e-6)
