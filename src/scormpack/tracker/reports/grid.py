"""A published table as a grid of words and numbers: the one form that pages, CSV, spreadsheets and JSON share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scormpack.tracker.disclosure.derived import Rate, rate
from scormpack.tracker.disclosure.published import Figure, PublishedRow, PublishedTable, State
from scormpack.tracker.metrics.cubes import EVERY, Key
from scormpack.tracker.reports.report import Report

HIDDEN: Final = "c"
_DIMS: Final = {
    "module": "Module", "window": "Cycle or month", "country": "Country", "region": "Region", "estate": "Estate",
    "phase": "Phase", "cohort": "Cohort", "contact": "Latest contact before the start", "tv": "Wayout TV",
    "course": "Course", "site": "Site", "part": "Part",
}  # fmt: skip
_SHARES: Final = (
    ("completed", "followed", "Completion rate"),
    ("completed", "stayed", "Transfer-adjusted rate"),
    ("reached", "asked", "Share"),
    ("up", "paired", "More sure"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its key, the words for it, its figures in the order of the measures, and its rates."""

    key: Key
    labels: tuple[str, ...]
    figures: tuple[Figure, ...]
    rates: tuple[Rate | None, ...]

    @property
    def total(self) -> bool:
        """Whether it stands for all of something."""
        return EVERY in self.key or not self.key


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be written: headings, rate headings, and rows in reading order."""

    id: str
    title: str
    dims: tuple[str, ...]
    measures: tuple[str, ...]
    rates: tuple[str, ...]
    metrics: tuple[str, ...]
    lines: tuple[Line, ...]


def grid_of(table: PublishedTable, report: Report) -> Grid:
    """The table with titles for ids and its rates, from published figures alone."""
    ids = tuple(measure.id for measure in table.measures)
    shares = tuple(share for share in _SHARES if share[0] in ids and share[1] in ids)
    rows = sorted(table.rows, key=lambda row: report.labels.place(table.dims, row.key))
    return Grid(
        table.id,
        table.title,
        tuple(_DIMS[dim] for dim in table.dims),
        tuple(measure.title for measure in table.measures),
        tuple(title for _, _, title in shares),
        tuple(dict.fromkeys(_metrics(table))),
        tuple(_line(table, row, ids, shares, report) for row in rows),
    )


def _metrics(table: PublishedTable) -> Iterator[str]:
    yield from (measure.metric for measure in table.measures)
    if table.id == "learners":
        yield "course-completion-rate"


def _line(
    table: PublishedTable,
    row: PublishedRow,
    ids: tuple[str, ...],
    shares: tuple[tuple[str, str, str], ...],
    report: Report,
) -> Line:
    labels = [
        report.labels.of("part", value) if dim == "part" else report.labels.of(dim, value)
        for dim, value in zip(table.dims, row.key, strict=True)
    ]
    if "part" in table.dims:
        module = row.key[table.dims.index("module")]
        labels[-1] = report.labels.of(f"part of {module}", row.key[-1])
    figures = tuple(row.figures[id_] for id_ in ids)
    rates = tuple(rate(row.figures[part], row.figures[whole]) for part, whole, _ in shares)
    return Line(row.key, tuple(labels) or ("All",), figures, rates)


def shown(figure: Figure) -> str:
    """A figure in words: rounded, or `c`; a reprinted one is marked."""
    if figure.value is None:
        return HIDDEN
    return f"{figure.value:,}" + ("*" if figure.state is State.REPRINTED else "")


def percent(found: Rate | None) -> str:
    """A rate in whole per cent, or a dash when there is none."""
    return f"{100 * found.share:.0f}%" if found else "-"


def interval(found: Rate | None) -> str:
    """A rate's interval in whole per cent."""
    return f"{100 * found.low:.0f} to {100 * found.high:.0f}%" if found else "-"
