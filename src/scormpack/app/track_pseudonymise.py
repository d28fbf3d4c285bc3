"""Makes an export safe to hand on: identities become pseudonyms, and names and free text stay where they are."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scormpack.core.errors import Refused, UsageMistake
from scormpack.core.files import write_text
from scormpack.tracker.cells import Row, Sheet, read_sheet
from scormpack.tracker.key import Key, default_key_path, read_or_make_key
from scormpack.tracker.privacy import KeyScope, NotOurs, Pseudonymiser, looks_personal
from scormpack.tracker.tables import cell, who_of

_DATES: Final = ("date", "started", "accessed", "time", "from", "to", "dechreuwyd", "downloaded")
_DATE_LIKE: Final = frozenset({"a date of birth", "a unique learner number"})  # the latter: seconds since 1970
_FREE: Final = ("response", "right answer", "comment", "feedback", "description", "institution", "ip address")


@dataclass(frozen=True, slots=True)
class PseudonymiseOrder:
    """The export, its column with the identity, the key, and where the safe one goes."""

    export: Path
    id_column: str
    out: Path
    key: Path | None = None
    scope: KeyScope = KeyScope.ONE
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """What came of it: rows written, rows left out because nobody stood in them, columns left out."""

    rows: int
    nobody: int
    left_out: tuple[str, ...]
    key: Key


def pseudonymise(order: PseudonymiseOrder) -> Pseudonymised:
    """Writes the export as tab-separated text with pseudonyms in the identity's column.

    Other columns that tell a person, and columns of free text, are left out. Raises UsageMistake when the column is
    not there, Refused when anything left looks like a prison number, a learner number, an e-mail or a date of birth.
    """
    sheet = read_sheet(order.export)
    at = _column(order, sheet)
    key = read_or_make_key(order.key or default_key_path())
    maker = Pseudonymiser(key, order.scope, key.fingerprint)
    kept = [place for place in range(len(sheet.header)) if place == at or not _is_personal(sheet, place)]
    rows = [tuple(_title(sheet, place, at) for place in kept)]
    for line, cells in sheet.rows:
        if cell(cells, at):
            _check(order, sheet, (line, cells), [place for place in kept if place not in {at, _nameless(sheet)}])
            rows.append(tuple(_value(order, maker, cells, (place, at, _nameless(sheet))) for place in kept))
    write_text(order.out, _written(rows))
    gone = tuple(name for place, name in enumerate(sheet.header) if place not in kept)
    return Pseudonymised(len(rows) - 1, len(sheet.rows) - len(rows) + 1, gone, key)


def _column(order: PseudonymiseOrder, sheet: Sheet) -> int:
    names = [name.casefold() for name in sheet.header]
    if order.id_column.casefold() not in names:
        shown = ", ".join(f"`{name}`" for name in sheet.header if name)
        raise UsageMistake(f"{order.export} has no column `{order.id_column}`.", fix=f"choose from: {shown}.")
    return names.index(order.id_column.casefold())


def _is_personal(sheet: Sheet, place: int) -> bool:
    """Whether a column tells a person or is free text. A first one without a title stays, emptied: reports need it."""
    if place == _nameless(sheet):
        return False
    return place in who_of(sheet.header).columns or sheet.header[place].casefold().startswith(_FREE)


def _nameless(sheet: Sheet) -> int:
    """The place of the learners' names in Moodle's activity completion, which has no title; -1 in other tables."""
    return 0 if sheet.header[0] == "" else -1


def _title(sheet: Sheet, place: int, at: int) -> str:
    known = place != at or who_of((sheet.header[at],)).id_at is not None
    return sheet.header[place] if known else "ID number"


def _value(order: PseudonymiseOrder, maker: Pseudonymiser, cells: tuple[str, ...], places: tuple[int, int, int]) -> str:
    place, at, nameless = places
    if place != at:
        return "" if place == nameless or place >= len(cells) else cells[place]
    try:
        return maker.outward(maker.pseudonym(cells[at], order.site))
    except NotOurs as fault:
        fix = "use the key that it was made with."
        raise Refused(f"{order.export}: an identity in it {fault}.", fix=fix) from fault


def _check(order: PseudonymiseOrder, sheet: Sheet, row: Row, kept: list[int]) -> None:
    line, cells = row
    for place in kept:
        what = looks_personal(cells[place]) if place < len(cells) else None
        if what and not (what in _DATE_LIKE and _is_date(sheet.header, place)):
            raise Refused(
                f"{order.export}, line {line}: the column `{sheet.header[place]}` holds what looks like {what}.",
                fix="take the column out of the export, or name it with --id-column.",
            )


def _is_date(header: tuple[str, ...], place: int) -> bool:
    return any(word in header[place].casefold() for word in _DATES)


def _written(rows: list[tuple[str, ...]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t", lineterminator="\n").writerows(rows)
    return stream.getvalue()
