"""Spoilt lines and spreadsheets: each is read or told, nothing crashes, and nothing is counted that is not there."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scormpack.core.errors import ScormpackError
from tracker.desk import Desk, statement

FULL = pytest.mark.full
SPOIL = [
    "",
    "\x00",
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "\\u0000",
    "\\ud83d",
    "é",
    "\ud7ff",
]
VALUES: list[Any] = [None, True, 0, -1, 1e300, "", "x", "2026", [], {}, [1], {"a": 1}, "A1234BC", "é" * 50, "=1+1"]


def spoilt(chance: random.Random, number: int) -> bytes:
    """A statement with bytes, signs, values or keys spoilt, or none at all."""
    good = statement(
        number, result={"score": {"raw": 1}, "duration": "PT1S"}, context={"registration": statement(7)["id"]}
    )
    way = chance.randrange(6)
    if way == 0:
        _change(chance, good)
    words = json.dumps(good)
    at = chance.randrange(len(words))
    if way == 1:
        words = words[:at] + chance.choice(SPOIL) + words[at + chance.randrange(3) :]
    elif way == 2:
        words = words[:at]
    elif way == 3:
        words = words[:at] + words[chance.randrange(len(words)) :]
    data = words.encode("utf-8", "surrogatepass")
    if way == 4:
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if way == 5:
        data = bytes(chance.randrange(256) for _ in range(chance.randrange(200)))
    return data.replace(b"\n", b" ").replace(b"\r", b" ")


def _change(chance: random.Random, value: dict[str, Any]) -> None:
    key = chance.choice(list(value))
    if isinstance(value[key], dict) and value[key] and chance.random() < 0.6:
        _change(chance, value[key])
    elif chance.random() < 0.3:
        del value[key]
    else:
        value[key] = chance.choice(VALUES)


@pytest.mark.parametrize("count", [1000, pytest.param(10_000, marks=FULL)])
def test_spoilt_lines_are_read_or_quarantined_and_counted_right(desk: Desk, count: int) -> None:
    chance = random.Random(count)  # noqa: S311
    lines = [
        spoilt(chance, number) if number % 2 else json.dumps(statement(number)).encode() for number in range(count)
    ]
    found = desk.ingest(desk.lines("a.ndjson", [json.dumps(statement(count + 1)), *lines]))
    full = sum(bool(line.strip()) for line in lines) + 1
    assert found.unreadable == ()
    assert found.landed.read == full
    assert found.landed.new + found.landed.duplicate + found.landed.quarantined == full
    good = {statement(number)["id"] for number in range(0, count, 2)}
    kept = {row[0] for row in desk.rows("SELECT statement_id FROM events")}
    targets = {row[0] for row in desk.rows("SELECT statement_id FROM conflicts")}
    assert good - kept <= targets
    assert desk.rows("SELECT count(*) FROM quarantine")[0][0] == found.landed.quarantined
    needed = ("statement_id", "pseudonym", '"when"', "course", "verb")
    nulls = f"SELECT count(*) FROM events WHERE {' OR '.join(f'{name} IS NULL' for name in needed)}"  # noqa: S608
    assert desk.rows(nulls) == [(0,)]


HEADER = ["Name", "ID number", "Email address", "Attempt", "Started on", "Last accessed on", "Score", "Skills"]
GOOD = [
    "Pat",
    "A{}",
    "p@example.invalid",
    "1",
    "23 November 2026, 12:24 AM",
    "24 November 2026, 1:00 AM",
    "5",
    "Completed",
]
SIGNS = ['"', "\t", "\n", "\r", ",", ";", "-", "=", "é", "\x00", "\u202e", "9" * 30, "31 February 2026", "", "&amp;"]


def rows(chance: random.Random, count: int) -> list[list[str]]:
    found = [[cell.format(number) for cell in GOOD] for number in range(count)]
    for _ in range(chance.randrange(1, 6)):
        row = chance.choice([row for row in found if row])
        at = chance.randrange(len(row))
        row[at] = chance.choice([chance.choice(SIGNS), row[at] + chance.choice(SIGNS), chance.choice(SIGNS) + row[at]])
        if chance.random() < 0.2:
            del row[at:]
    return [list(HEADER), *found]


def as_text(chance: random.Random, table: list[list[str]]) -> bytes:
    words = "\n".join("\t".join(row) for row in table)
    return words.encode(chance.choice(["utf-8", "utf-16", "utf-8-sig", "cp1252"]), "replace")


def as_ods(_chance: random.Random, table: list[list[str]]) -> bytes:
    from xml.sax.saxutils import escape

    body = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in table
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    return _zipped({"content.xml": f"<x{names}><table:table>{body}</table:table></x>"})


def as_xlsx(_chance: random.Random, table: list[list[str]]) -> bytes:
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in table:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _zipped(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return stream.getvalue()


def broken(chance: random.Random, data: bytes) -> bytes:
    """Some bytes of a file changed or cut off."""
    if chance.random() < 0.5:
        return data
    spoiled = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled[: chance.randrange(1, len(spoiled))] if chance.random() < 0.2 else spoiled)


MAKERS: dict[str, Callable[[random.Random, list[list[str]]], bytes]] = {"txt": as_text, "ods": as_ods, "xlsx": as_xlsx}


@pytest.mark.parametrize("count", [120, pytest.param(1200, marks=FULL)])
def test_spoilt_tables_are_read_or_told_and_counted_right(desk: Desk, count: int) -> None:
    """Each table has nine learners; what comes of it is never more than was in it."""
    chance = random.Random(count)  # noqa: S311
    folder = desk.folder / "tables"
    folder.mkdir()
    for number in range(count):
        ending = chance.choice(list(MAKERS))
        table = rows(chance, 9)
        (folder / f"{number}.{ending}").write_bytes(broken(chance, MAKERS[ending](chance, table)))
    found = desk.ingest(folder, activity="Skills")
    assert found.files + len(found.unreadable) + len(found.again) == count
    assert all(isinstance(fault, ScormpackError) and fault.fix for fault in found.unreadable)
    completed = desk.rows("SELECT count(*) FROM events WHERE verb = 'completed'")[0][0]
    assert 9 <= completed <= found.landed.new
    assert desk.rows('SELECT count(*) FROM events WHERE "when" IS NULL OR pseudonym IS NULL') == [(0,)]
    learners = desk.rows("SELECT count(DISTINCT pseudonym) FROM events")[0][0]
    assert learners <= 9 + count * 6


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nothing.ods", b"PK\x03\x04 nothing"),
        ("empty.csv", b""),
        ("nul.csv", b"a,b\x00c\n"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("entity.ods", _zipped({"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})),
        ("deep.json", b"[" * 100_000),
        ("odd.json", b'{"statements": ['),
        ("wide.csv", b"a," * 200_000),
    ],
)
def test_files_that_are_nothing_are_told_or_quarantined(desk: Desk, name: str, data: bytes) -> None:
    path = desk.folder / name
    path.write_bytes(data)
    found = desk.ingest(path)
    assert len(found.unreadable) + found.landed.quarantined + (data == b'{"statements": [') >= 1
    assert found.landed.new == 0


def test_a_spreadsheet_that_grows_too_large_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scormpack.tracker.cells.LARGEST_BYTES", 1000)
    path: Path = desk.folder / "bomb.ods"
    path.write_bytes(_zipped({"content.xml": "a" * 2000}))
    assert "more than" in desk.ingest(path).unreadable[0].message
