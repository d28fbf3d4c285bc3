"""The attack on a set of figures: between which ends does everything published hold each hidden count?"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import Any, Final

from scormpack.tracker.disclosure.polytope import Polytope, Solution, Sparse

_TOLERANCE: Final = 1e-6
_SHAKES: Final = 40
_IDLE: Final = 6


@dataclass(frozen=True, slots=True)
class Target:
    """A count that must stay hidden: the sum it is, and what it is called in the report."""

    sum_: Sparse
    name: str
    cell: int = -1  # the cell of the present report, if it is one


@dataclass(frozen=True, slots=True)
class Held:
    """A target that is held too closely: its ends, and the rows that hold them."""

    target: Target
    least: float
    most: float
    holding: tuple[int, ...]

    @property
    def span(self) -> float:
        """How many whole numbers lie between the ends, less one."""
        return self.most - self.least


class Attack:
    """Linear programs against a polytope. A target once shown free stays free, since rows are only ever loosened."""

    def __init__(self, polytope: Polytope, truth: Sequence[int], span: int) -> None:
        import numpy as np

        self._np, self.polytope, self.span = np, polytope, span
        self._points: list[Any] = [np.array(truth, dtype=float)]

    def held(self, targets: Sequence[Target]) -> list[Held]:
        """The targets whose possible values span less than they must.

        Points found on the way prove most targets free; only the rest is asked one by one.
        """
        left = self._shaken(list(targets))
        return [found for target in left if (found := self._ends(target))]

    def _shaken(self, targets: list[Target]) -> list[Target]:
        chance, idle = random.Random(7), 0  # noqa: S311 - repeatable, not secret
        left = self._unproved(targets, self._points)
        for _ in range(_SHAKES):
            if len(left) <= _IDLE or idle >= _IDLE:
                break
            direction: dict[int, float] = {}
            for target in left:
                sign = chance.choice((-1.0, 1.0))
                for unknown, value in target.sum_.items():
                    direction[unknown] = direction.get(unknown, 0.0) + sign * value
            found = self.polytope.lowest(direction) if chance.random() < 0.5 else self.polytope.highest(direction)  # noqa: PLR2004
            if found.point is None:
                found = self.polytope.lowest({unknown: abs(value) for unknown, value in direction.items()})
            self._points.append(found.point)
            before, left = len(left), self._unproved(left, self._points)
            idle = idle + 1 if len(left) == before else 0
        return left

    def _unproved(self, targets: Sequence[Target], points: Sequence[Any]) -> list[Target]:
        """The targets for which no two of these points lie far enough apart."""
        if not targets:
            return []
        stack = self._np.stack([point for point in points if point is not None])
        found = []
        for target in targets:
            sums = (
                stack[:, list(target.sum_)] @ self._np.fromiter(target.sum_.values(), dtype=float)
                if target.sum_
                else stack[:, 0] * 0
            )
            if sums.max() - sums.min() < self.span + _TOLERANCE:
                found.append(target)
        return found

    def _ends(self, target: Target) -> Held | None:
        low, high = self.polytope.lowest(target.sum_), self.polytope.highest(target.sum_)
        self._points += [end.point for end in (low, high) if end.point is not None]
        least, most = _whole(low.value, ceil), _whole(high.value, floor)
        if most - least >= self.span:
            return None
        return Held(target, least, most, tuple(dict.fromkeys(_rows(low, high))))


def _rows(*ends: Solution) -> Iterator[int]:
    for end in ends:
        yield from end.holding


def _whole(value: float, towards: Any) -> float:
    if value in {inf, -inf}:
        return value
    return float(towards(value - _TOLERANCE if towards is ceil else value + _TOLERANCE))


def exact_ends(unknowns: int, rows: Sequence[tuple[Sparse, float, float]], sum_: Sparse) -> tuple[float, float]:
    """The least and the greatest whole value of a sum: a mixed-integer program, for small cases only."""
    ends = []
    for way in ("lowest", "highest"):
        polytope = Polytope(unknowns, rows, whole=True)
        ends.append(getattr(polytope, way)(sum_).value)
    return _whole(ends[0], ceil), _whole(ends[1], floor)
