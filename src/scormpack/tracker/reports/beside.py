"""What stands beside the tables, as plain tables of their own: prisons, averages, counts apart, definitions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scormpack.tracker.metrics.definitions import DEFINITIONS
from scormpack.tracker.reports.grid import HIDDEN
from scormpack.tracker.reports.report import Report

_AVERAGES: Final = {
    "minutes": "Median minutes to completion",
    "sessions": "Median sessions to completion",
    "confidence": "Mean change of confidence",
}
_TOO_FEW: Final = "fewer than 30 people"
Value = str | int | float


@dataclass(frozen=True, slots=True)
class Beside:
    """A table that is none of the counts: its id, its header, and its rows."""

    id: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def beside_tables(report: Report) -> tuple[Beside, ...]:
    """Those that have rows."""
    found = (
        Beside("prisons", ("Prisons", "Group", "Count", "At least", "Of"), tuple(_prisons(report))),
        Beside("averages", ("Figure", "Course", "Module", "Value"), tuple(_averages(report))),
        Beside("apart", ("Counted apart", "Module", "Count"), tuple(_apart(report))),
        Beside("definitions", ("metric", "version", "numerator", "denominator", "window"), tuple(_definitions())),
    )
    return tuple(table for table in found if table.rows)


def _prisons(report: Report) -> Iterator[tuple[Value, ...]]:
    for (dim, value), sites in report.published.reach.items():
        said = "yes" if sites.at_least else "no"
        words = "with the course" if dim == "available" else "with a start"
        group = report.labels.of("country" if dim == "available" else dim, value)
        yield words, group, sites.count, said, sites.of
    for window, sites in report.published.delivered.items():
        yield "that delivered data", report.labels.of("window", window), sites.count, "no", sites.of


def _averages(report: Report) -> Iterator[tuple[Value, ...]]:
    for (kind, course, module), average in sorted(report.published.averages.items()):
        value = round(average.value, 2) if average.value is not None else _TOO_FEW
        yield _AVERAGES[kind], report.labels.of("course", course), report.labels.of("module", module), value


def _apart(report: Report) -> Iterator[tuple[Value, ...]]:
    for (name, module), figure in sorted(report.published.loose.items()):
        count = figure.value if figure.value is not None else HIDDEN
        yield DEFINITIONS[name].title, report.labels.of("module", module) if module else "Course", count


def _definitions() -> Iterator[tuple[Value, ...]]:
    for one in DEFINITIONS.values():
        yield one.title, one.version, one.numerator, one.denominator, one.window
