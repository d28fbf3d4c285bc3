"""The report as CSV files, one a table, UTF-8 with a header."""

import csv
import io
from pathlib import Path

from scormpack.core.files import write_text
from scormpack.tracker.reports.beside import beside_tables
from scormpack.tracker.reports.grid import Grid, grid_of, shown
from scormpack.tracker.reports.report import Report


def write_csvs(report: Report, folder: Path) -> tuple[Path, ...]:
    """Writes one file a table into `folder`, then what stands beside them; the files in that order."""
    paths = []
    for table in report.published.tables.values():
        paths.append(folder / f"{table.id}.csv")
        write_text(paths[-1], csv_text(grid_of(table, report)))
    for beside in beside_tables(report):
        paths.append(folder / f"{beside.id}.csv")
        write_text(paths[-1], _text([beside.heads, *(tuple(map(str, row)) for row in beside.rows)]))
    if report.ledger:
        paths.append(folder / "claims.csv")
        rows = [
            (one.id, one.verdict, one.sentence, one.metric, one.figure, one.because) for one in report.ledger.verdicts
        ]
        write_text(paths[-1], _text([("claim", "verdict", "sentence", "metric", "figure", "because"), *rows]))
    return tuple(paths)


def csv_text(grid: Grid) -> str:
    """The grid as CSV: `c` where a count is suppressed, rates in per cent, empty where there is none."""
    heads = [*(f"{dim} id" for dim in grid.dims), *(grid.dims or ("Rows",)), *grid.measures]
    for title in grid.rates:
        heads += [f"{title} %", f"{title} low %", f"{title} high %"]
    rows: list[tuple[str, ...]] = [tuple(heads)]
    for line in grid.lines:
        cells = [*line.key, *line.labels, *(shown(figure).replace(",", "").rstrip("*") for figure in line.figures)]
        for found in line.rates:
            ends = (found.share, found.low, found.high) if found else ()
            cells += [f"{100 * end:.0f}" for end in ends] or ["", "", ""]
        rows.append(tuple(cells))
    return _text(rows)


def _text(rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[_safe(cell) for cell in row] for row in rows])
    return out.getvalue()


def _safe(cell: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{cell}" if cell[:1] in {"=", "+", "@", "\t"} or (cell[:1] == "-" and len(cell) > 1) else cell
