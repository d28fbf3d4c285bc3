"""Rates, intervals and ranks: computed from published, rounded counts only, so that they tell nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

from scormpack.tracker.disclosure.published import Figure, PublishedTable
from scormpack.tracker.metrics.cubes import EVERY
from scormpack.tracker.metrics.definitions import RANKING_NEEDS

_Z95: Final = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """A share between 0 and 1 with its 95% Wilson interval, from two published figures."""

    share: float
    low: float
    high: float
    part: int
    whole: int


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95% Wilson score interval of a share. `whole` is above 0."""
    share, square = part / whole, _Z95**2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = _Z95 * sqrt(share * (1 - share) / whole + square / (4 * whole**2)) / (1 + square / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def rate(part: Figure | None, whole: Figure | None) -> Rate | None:
    """The rate of two figures; None when one of them is not shown, so that there is none."""
    if part is None or whole is None or part.value is None or not whole.value:
        return None
    share = min(part.value, whole.value)
    return Rate(share / whole.value, *wilson(share, whole.value), share, whole.value)


@dataclass(frozen=True, slots=True)
class Place:
    """A course in the ranking: its rank (1 is the highest), whether others share it, and its rate."""

    course: str
    rank: int
    tied: bool
    rate: Rate


@dataclass(frozen=True, slots=True)
class Ranking:
    """Courses by completion rate, the highest first; `left_out` have too few starts or no published figures."""

    places: tuple[Place, ...]
    left_out: tuple[str, ...]

    def of(self, course: str) -> Place | None:
        """The place of this course, if it has one."""
        return next((place for place in self.places if place.course == course), None)


def ranking(table: PublishedTable) -> Ranking | None:
    """The courses of a table by their rate. None without another course to compare with.

    A course's rank is 1 and the number of courses whose interval lies wholly above its own; courses tie where
    intervals overlap.
    """
    rates: dict[str, Rate] = {}
    left_out = []
    for row in table.rows:
        found = rate(row.figures.get("completed"), row.figures.get("followed"))
        if row.key[0] == EVERY:
            continue
        if found and found.whole >= RANKING_NEEDS:
            rates[row.key[0]] = found
        else:
            left_out.append(row.key[0])
    if len(rates) < 2:  # noqa: PLR2004 - one course alone is no ranking
        return None
    places = [_place(course, own, rates) for course, own in rates.items()]
    return Ranking(tuple(sorted(places, key=lambda place: (-place.rate.share, place.course))), tuple(left_out))


def _place(course: str, own: Rate, rates: Mapping[str, Rate]) -> Place:
    others = [other for name, other in rates.items() if name != course]
    above = sum(other.low > own.high for other in others)
    return Place(course, above + 1, any(other.low <= own.high and own.low <= other.high for other in others), own)


def ratio(now: Figure | None, before: Figure | None) -> float | None:
    """How many times as many; None when one of the figures is not shown."""
    if now is None or before is None or now.value is None or not before.value:
        return None
    return now.value / before.value
