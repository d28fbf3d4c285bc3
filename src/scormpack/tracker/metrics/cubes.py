"""Raw counts. They are for the disclosure control alone: reports cannot be made of them, and the types say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

DIMENSIONS: Final = (
    "course", "module", "window", "site", "country", "estate", "operator", "region", "tv", "phase", "contact", "cohort",
    "platform", "rich",
)  # fmt: skip
STATUS: Final = ("completed", "not", "withdrawn", "open", "unseen")
FOLLOWED: Final = frozenset({"completed", "not", "withdrawn"})
COURSE_UNIT: Final = "learner-course"
MODULE_UNIT: Final = "learner-module"
EVERY: Final = "*"
NOT_STATED: Final = "not stated"

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cube:
    """People by dimensions and classes: each person stands in one class of one row.

    `unit` says what a person is here: "learner-module" or "learner-course". `part_of` names the dimensions that tie
    the row's sum to the unit's main cube; "" in `split` is that main cube, else what it is split by.
    """

    unit: str
    split: str
    dims: tuple[str, ...]
    classes: tuple[str, ...]
    rows: Mapping[Key, Mapping[str, int]]

    def total(self, classes: frozenset[str] | None = None) -> int:
        """All people in these classes."""
        return sum(count for row in self.rows.values() for name, count in row.items() if not classes or name in classes)


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many people have which value, for medians and means: outside the proof, and gated by a least number."""

    counts: Mapping[int, int]

    @property
    def people(self) -> int:
        """How many people it rests on."""
        return sum(self.counts.values())

    def median(self) -> float:
        """The middle value. Raises ValueError when there is nobody."""
        from statistics import median

        return float(median([value for value, count in sorted(self.counts.items()) for _ in range(count)]))


@dataclass(frozen=True, slots=True)
class Means:
    """Sums for a mean: people, pairs of answers, and the sum of their differences."""

    people: int
    pairs: int
    difference: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What sites can measure, from what they sent: pairs of site and course, and the kinds of source by pair.

    `doubles` are the sites, courses, modules and kinds that are left out, since another kind names the same learners
    otherwise.
    """

    starts: frozenset[tuple[str, str]]
    completions: frozenset[tuple[str, str]]
    kinds: Mapping[tuple[str, str], frozenset[str]]
    doubles: frozenset[tuple[str, str, str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Raw:
    """Everything that was counted for one report.

    `reached` are the sites with a start, `delivered` those with a delivery, `telling` those with one that tells starts,
    by window; `left_out` those that sent completions without starts.
    """

    cubes: tuple[Cube, ...]
    minutes: Mapping[tuple[str, str], Histogram]
    sessions: Mapping[tuple[str, str], Histogram]
    confidence: Mapping[tuple[str, str], Means]
    loose: Mapping[tuple[str, ...], int]
    reached: Mapping[str, frozenset[str]]
    evidence: Evidence
    delivered: Mapping[str, frozenset[str]]
    telling: Mapping[str, frozenset[str]]
    left_out: frozenset[str]
