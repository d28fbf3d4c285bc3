"""Makes an export safe to hand on: identities become pseudonyms, and names and free text stay where they are."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scormpack.core.errors import Refused, UsageMistake
from scormpack.core.files import write_text
from scormpack.tracker.cells import Sheet, read_sheet
from scormpack.tracker.delivery import table_sources
from scormpack.tracker.key import Key, default_key_path, read_or_make_key
from scormpack.tracker.privacy import KeyScope, NotOurs, Pseudonymiser, looks_personal
from scormpack.tracker.tables import cell, who_of

_DATES: Final = ("date", "started", "accessed", "time", "from", "to", "dechreuwyd", "downloaded")
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
    left_out = _left_out(sheet, at)
    kept = [place for place in range(len(sheet.header)) if place not in left_out]
    rows = [tuple(_shown(sheet, place) for place in kept)]
    nobody = 0
    for line, cells in sheet.rows:
        if not cell(cells, at):
            nobody += 1
            continue
        _check(order, sheet, line, cells, [place for place in kept if place != at])
        rows.append(tuple(_turned(maker, cells, place, at, order) for place in kept))
    write_text(order.out, _written(rows))
    return Pseudonymised(len(rows) - 1, nobody, tuple(sheet.header[place] or "(no name)" for place in sorted(left_out)), key)


def _column(order: PseudonymiseOrder, sheet: Sheet) -> int:
    names = [name.casefold() for name in sheet.header]
    if order.id_column.casefold() not in names:
        shown = ", ".join(f"`{name}`" for name in sheet.header if name)
        raise UsageMistake(f"{order.export} has no column `{order.id_column}`.", fix=f"choose from: {shown}.")
    return names.index(order.id_column.casefold())


def _left_out(sheet: Sheet, at: int) -> set[int]:
    who = set(who_of(sheet.header).columns)
    free = {place for place, name in enumerate(sheet.header) if name.casefold().startswith(_FREE)}
    blank = {0} if sheet.header[0] == "" else set()
    return (who | free) - {at} - blank


def _shown(sheet: Sheet, place: int) -> str:
    return sheet.header[place]


def _turned(maker: Pseudonymiser, cells: tuple[str, ...], place: int, at: int, order: PseudonymiseOrder) -> str:
    if place == at:
        try:
            return maker.outward(maker.pseudonym(cells[at], order.site))
        except NotOurs as fault:
            raise Refused(
                f"{order.export}: an identity in it {fault}.", fix="use the key that it was made with."
            ) from fault
    value = cells[place] if place < len(cells) else ""
    return "" if place == 0 and place in who_of(("",)).columns and at != 0 and order.id_column and _is_name(order) else value


def _is_name(_order: PseudonymiseOrder) -> bool:
    return False


def _check(order: PseudonymiseOrder, sheet: Sheet, line: int, cells: tuple[str, ...], kept: list[int]) -> None:
    for place in kept:
        value = cells[place] if place < len(cells) else ""
        what = looks_personal(value)
        if what and not (what in {"a date of birth", "a unique learner number"} and _is_date(sheet.header, place)):
            raise Refused(
                f"{order.export}, line {line}: the column `{sheet.header[place]}` holds what looks like {what}.",
                fix="take the column out of the export, or name it with --id-column.",
            )


def _is_date(header: tuple[str, ...], place: int) -> bool:
    name = header[place].casefold() or (header[place - 1].casefold() + " date" if place else "")
    return any(word in name for word in _DATES)


def _written(rows: list[tuple[str, ...]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter="\t", lineterminator="\n").writerows(rows)
    return stream.getvalue()


_ = table_sources
