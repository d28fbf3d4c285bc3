"""What a part of the page is made of, and what all parts share."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from scormpack.tracker.disclosure.derived import Rate
from scormpack.tracker.disclosure.published import Sites
from scormpack.tracker.metrics.definitions import DEFINITIONS, Definition
from scormpack.tracker.reports.drawing import Chart
from scormpack.tracker.reports.grid import Grid, Line, grid_of
from scormpack.tracker.reports.report import Report


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One row of a table of sites."""

    label: str
    sites: Sites


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page. `answer` is one plain sentence; `missing` says why there is no figure."""

    id: str
    title: str
    answer: str
    definitions: tuple[Definition, ...]
    charts: tuple[Chart, ...] = ()
    grids: tuple[Grid, ...] = ()
    sites: tuple[SiteLine, ...] = ()
    notes: tuple[str, ...] = ()
    missing: str = ""
    averages: tuple[tuple[str, str, str], ...] = field(default=())


def table_grid(report: Report, table: str) -> Grid | None:
    """The table of this id as a grid, if the report has it."""
    found = report.published.tables.get(table)
    return grid_of(found, report) if found else None


def parts_of(grid: Grid) -> list[Line]:
    """The rows that are no totals."""
    return [line for line in grid.lines if not line.total]


def said(found: Rate | None) -> str:
    """A rate with its interval in words."""
    return f"{100 * found.share:.0f}% ({100 * found.low:.0f} to {100 * found.high:.0f}%)" if found else "not shown"


def defined(*ids: str) -> tuple[Definition, ...]:
    """These definitions."""
    return tuple(DEFINITIONS[id_] for id_ in ids)


def averages_of(report: Report, kind: str, title: str, form: str) -> Iterator[tuple[str, str, str]]:
    """The averages of one kind, module by module."""
    for key, average in sorted(report.published.averages.items()):
        if key[0] == kind and key[1] == report.about.course:
            words = form.format(average.value) if average.value is not None else "fewer than 30 people"
            yield title, report.labels.of("module", key[2]), words


def missing(report: Report, id_: str, title: str, metric: str) -> Iterator[Section]:
    """A section that only says why there is no figure."""
    why = report.about.missing.get(metric, "The sources of this report do not say.")
    yield Section(id_, title, "", defined(metric), missing=why)
