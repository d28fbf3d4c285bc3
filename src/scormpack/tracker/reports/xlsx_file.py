"""The report as a spreadsheet: one sheet a table, what it is about first, definitions and claims last."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import ToolMissing
from scormpack.core.files import replacing
from scormpack.tracker.reports.beside import beside_tables
from scormpack.tracker.reports.grid import Grid, grid_of, shown
from scormpack.tracker.reports.report import Report

_INK: Final = "1D1B26"
_SOFT: Final = "FFE9B8"
_WIDTHS: Final = (34, 14)


def write_xlsx(report: Report, path: Path) -> None:
    """Writes the spreadsheet. Raises ToolMissing without openpyxl."""
    try:
        from openpyxl import Workbook
    except ImportError as fault:
        raise ToolMissing("openpyxl is not installed.", fix="pip install 'scormpack[track]'") from fault
    book = Workbook()
    book.properties.creator = "scormpack"
    book.properties.created = book.properties.modified = datetime.fromisoformat(report.about.as_of).replace(tzinfo=None)
    sheet = book.active
    sheet.title = "About"
    for row in _about(report):
        sheet.append(list(row))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90
    for table in report.published.tables.values():
        _fill(book.create_sheet(table.id[:31]), grid_of(table, report))
    for beside in beside_tables(report):
        _plain(book.create_sheet(beside.id), beside.heads, list(beside.rows))
    if report.ledger:
        _plain(book.create_sheet("claims"), ("claim", "verdict", "sentence", "figure", "because"), [
            (one.id, one.verdict, one.sentence, one.figure, one.because) for one in report.ledger.verdicts
        ])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    with replacing(path) as file:
        file.write(out.getvalue())


def _about(report: Report) -> tuple[tuple[str, str], ...]:
    about, rules = report.about, report.published.rules
    return (
        (about.title, ""),
        ("Windows", "; ".join(window.title for window in about.windows)),
        ("As of", about.as_of),
        ("c", f"Suppressed: under {rules.threshold}, or needed to protect a count under {rules.threshold}."),
        ("Rounding", f"Counts are rounded to the nearest {rules.base}. Rates are computed from rounded counts."),
    )


def _fill(sheet: Any, grid: Grid) -> None:
    heads = [*(grid.dims or ("Rows",)), *grid.measures]
    for title in grid.rates:
        heads += [title, f"{title}, low", f"{title}, high"]
    rows: list[tuple[Any, ...]] = []
    for line in grid.lines:
        cells: list[Any] = [
            *line.labels,
            *(figure.value if figure.value is not None else shown(figure) for figure in line.figures),
        ]
        for found in line.rates:
            cells += [round(found.share, 2), round(found.low, 2), round(found.high, 2)] if found else [None, None, None]
        rows.append(tuple(cells))
    _plain(sheet, tuple(heads), rows)
    first_rate = len(grid.dims or ("Rows",)) + len(grid.measures) + 1
    for row in sheet.iter_rows(min_row=2, min_col=first_rate):
        for cell in row:
            cell.number_format = "0%"


def _plain(sheet: Any, heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.append(list(heads))
    for row in rows:
        sheet.append([_as_text(value) for value in row])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color=_INK), PatternFill("solid", fgColor=_SOFT)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for index, column in enumerate(sheet.columns):
        sheet.column_dimensions[column[0].column_letter].width = _WIDTHS[min(index, 1)]
    sheet.freeze_panes = "A2"


def _as_text(value: Any) -> Any:
    """Words stay words: nothing that people wrote becomes a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "@"} else value
