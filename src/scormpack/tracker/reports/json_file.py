"""The report as JSON, for other programs."""

import json
from pathlib import Path
from typing import Any, Final

from scormpack.core.files import write_text
from scormpack.tracker.disclosure.published import Figure
from scormpack.tracker.metrics.definitions import DEFINITIONS
from scormpack.tracker.reports.grid import Grid, Line, grid_of
from scormpack.tracker.reports.report import Report

SCHEMA: Final = 1


def write_json(report: Report, path: Path) -> None:
    """Writes the report's figures, definitions, claims and proof."""
    write_text(path, json.dumps(as_values(report), ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def as_values(report: Report) -> dict[str, Any]:
    """The report as plain values; a suppressed count is null."""
    published, about = report.published, report.about
    return {
        "schema": SCHEMA,
        "title": about.title,
        "course": about.course,
        "audience": about.audience,
        "windows": [{"id": window.id, "title": window.title} for window in about.windows],
        "as_of": about.as_of,
        "follow_up_days": about.follow_up_days,
        "key_scope": about.key_scope,
        "rules": published.rules.as_json(),
        "tables": {table.id: _table(grid_of(table, report)) for table in published.tables.values()},
        "averages": {" ".join(key): average.value for key, average in published.averages.items()},
        "loose": {" ".join(key): figure.value for key, figure in published.loose.items()},
        "reach": [
            {"by": dim, "value": value, "sites": s.count, "of": s.of, "at_least": s.at_least}
            for (dim, value), s in published.reach.items()
        ],
        "delivered": {window: {"sites": s.count, "of": s.of} for window, s in published.delivered.items()},
        "not_measurable": dict(about.missing),
        "definitions": {id_: _definition(id_) for id_ in DEFINITIONS},
        "claims": [_verdict(one) for one in report.ledger.verdicts] if report.ledger else [],
        "proof": {name: getattr(published.proof, name) for name in published.proof.__slots__},
    }


def _verdict(one: Any) -> dict[str, str]:
    return {name: getattr(one, name) for name in one.__slots__}


def _definition(id_: str) -> dict[str, Any]:
    own = DEFINITIONS[id_]
    return {name: getattr(own, name) for name in own.__slots__ if name != "id"}


def _table(grid: Grid) -> dict[str, Any]:
    return {"title": grid.title, "dims": list(grid.dims), "rows": [_line(grid, line) for line in grid.lines]}


def _line(grid: Grid, line: Line) -> dict[str, Any]:
    figures = {title: _figure(figure) for title, figure in zip(grid.measures, line.figures, strict=True)}
    rates = {
        title: {"share": round(found.share, 2), "low": round(found.low, 2), "high": round(found.high, 2)}
        if found
        else None
        for title, found in zip(grid.rates, line.rates, strict=True)
    }
    return {"key": list(line.key), "labels": list(line.labels), **figures, **rates}


def _figure(figure: Figure) -> int | None:
    return figure.value
