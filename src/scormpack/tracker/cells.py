"""Tables as people send them: CSV with any parting sign and encoding, .xlsx and .ods, all as rows of plain text."""

import codecs
import csv
import html
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import ToolMissing, UnreadableInput
from scormpack.tracker.csvs import PARTING
from scormpack.tracker.ods import ods_rows

LARGEST_BYTES: Final = 512 << 20
_ZIP: Final = b"PK\x03\x04"
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
Row = tuple[int, tuple[str, ...]]
"""A row's number from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its header and the rows below, each with the number that a person sees beside it."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(path: Path) -> Sheet:
    """The table in this file; of a spreadsheet the first sheet that has rows.

    HTML entities are undone. Where a cell starts with `=` and a spreadsheet took it for a formula, the text that
    was typed is what counts. Raises UnreadableInput for what is no table.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise unreadable(path, fault.strerror or str(fault)) from fault
    try:
        rows = list(_spreadsheet(path, data) if data.startswith(_ZIP) else _text(path, data))
    except UnreadableInput:
        raise
    except ToolMissing:
        raise
    except Exception as fault:
        raise unreadable(path, "it is damaged, or no table at all") from fault
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        raise unreadable(path, "there is nothing in it")
    return Sheet(filled[0][1], tuple(filled[1:]))


def _text(path: Path, data: bytes) -> Iterator[Row]:
    words = _decoded(path, data)
    first = words.lstrip().partition("\n")[0]
    delimiter = max(PARTING, key=first.count)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise unreadable(path, f"line {before + 1} cannot be parted into cells ({fault})") from fault
        yield before + 1, tuple(_plain(cell) for cell in cells)
        before = reader.line_num


def _decoded(path: Path, data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError:
        words = data.decode("cp1252", "replace")
    if "\0" in words:
        raise unreadable(path, "it is no text")
    return words


def _spreadsheet(path: Path, data: bytes) -> Iterator[Row]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > LARGEST_BYTES:
            raise unreadable(path, f"unpacked it has more than {LARGEST_BYTES >> 20} MB")
        if "content.xml" in archive.namelist():
            yield from ((number, tuple(map(_plain, cells))) for number, cells in ods_rows(archive.read("content.xml")))
            return
    yield from _xlsx(data)


def _xlsx(data: bytes) -> Iterator[Row]:
    try:
        import openpyxl
    except ImportError as fault:
        raise ToolMissing("openpyxl is not installed.", fix="pip install 'scormpack[track]'") from fault
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles that it does not know
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    for sheet in book.worksheets:
        rows = [
            (number, tuple(_plain(_shown(value)) for value in cells))
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)
        ]
        if any(any(cells) for _, cells in rows):
            yield from rows
            return


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _plain(cell: str) -> str:
    return " ".join(html.unescape(cell).split())


def unreadable(path: Path, reason: str) -> UnreadableInput:
    """A table that cannot be read, and why."""
    return UnreadableInput(
        f"{path} cannot be read: {reason}.", fix="export it again: CSV, .xlsx or .ods as the LMS writes it."
    )
