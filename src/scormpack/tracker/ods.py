"""Reads OpenDocument spreadsheets cell by cell: what was typed, with no regard to looks."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_COLUMNS: Final = 4096
_MOST_ROWS: Final = 1_048_576


def ods_rows(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of the first table that holds any, from content.xml's bytes. Raises lxml's errors for what is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    for table in root.iter(f"{_TABLE}table"):
        rows = list(_rows(table))
        if rows:
            yield from rows
            return


def _rows(table: etree._Element) -> Iterator[tuple[int, tuple[str, ...]]]:
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        cells = _cells(row)
        repeated = _count(row, "number-rows-repeated")
        if any(cells):
            for again in range(min(repeated, _MOST_ROWS - number)):
                yield number + again, cells
        number += repeated


def _cells(row: etree._Element) -> tuple[str, ...]:
    found: list[str] = []
    for cell in row.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        repeated = min(_count(cell, "number-columns-repeated"), _MOST_COLUMNS - len(found))
        found += [_words(cell)] * repeated
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _words(cell: etree._Element) -> str:
    formula = str(cell.get(f"{_TABLE}formula") or "")
    if formula:
        return formula.partition(":")[2] if not formula.startswith("=") else formula
    for name in ("date-value", "value"):
        if value := cell.get(f"{_OFFICE}{name}"):
            return _number(str(value)) if name == "value" else str(value)
    return "\n".join("".join(str(part) for part in words.itertext()) for words in cell.iter(f"{_TEXT}p"))


def _number(value: str) -> str:
    whole, _, rest = value.partition(".")
    return whole if rest.strip("0") == "" else value


def _count(element: etree._Element, name: str) -> int:
    value = str(element.get(f"{_TABLE}{name}") or "1")
    return int(value) if value.isdigit() else 1
