"""Rows of the store made by hand: what the landing makes of statements, without the landing, for fast tests."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import ibis
import pyarrow as pa

from scormpack.tracker.events import TABLES

PARTS = {"screen": "screen", "film": "film", "output": "output"}
_PYARROW = {
    "VARCHAR": pa.string(),
    "TIMESTAMP": pa.timestamp("us"),
    "BOOLEAN": pa.bool_(),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
}
_DURATION = re.compile(r"PT(\d+)H(\d+)M([\d.]+)S")
RECEIVED = datetime(2026, 7, 1)  # noqa: DTZ001 - as the store has times


@dataclass(frozen=True)
class MemoryTables:
    """The store's tables in memory."""

    events: Any
    voids: Any
    ledger: Any
    connection: Any


def tables_of(
    rows: Sequence[Mapping[str, Any]], voids: Iterable[str] = (), ledger: Sequence[Mapping[str, Any]] = ()
) -> MemoryTables:
    """Tables with these events; `voids` are the ids of statements that were taken back."""
    connection = ibis.duckdb.connect()
    given = {"events": rows, "voids": [{"void_id": f"v{i}", "target_id": i} for i in voids], "ledger": ledger}
    for name, own in given.items():
        connection.con.register(name, arrow(name, own))
    events, voids_, ledger_ = (connection.table(name) for name in given)
    return MemoryTables(events, voids_, ledger_, connection)


def arrow(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The rows as an Arrow table of the store's schema; what a row leaves out is null."""
    columns = TABLES[name]
    schema = pa.schema([(column, _PYARROW[kind]) for column, kind in columns.items()])
    return pa.Table.from_pylist([{column: row.get(column) for column in columns} for row in rows], schema)


def rows_of(statements: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """The events that these statements are, each once, and the ids that were voided."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    voids: set[str] = set()
    for statement in statements:
        verb = statement["verb"]["id"].rpartition("/")[2].replace("create", "created")
        verb = "created" if verb == "createdd" else verb
        if verb == "voided":
            voids.add(statement["object"]["id"].lower())
            continue
        for row in _rows(statement, verb):
            found[row["statement_id"], row.get("scale_item") or ""] = row
    return list(found.values()), sorted(voids)


def _rows(statement: dict[str, Any], verb: str) -> Iterable[dict[str, Any]]:
    _, _, course, module, *parts = statement["object"]["id"].split(":")
    kind, part = ("module", "") if not parts else (parts[0], parts[1] if len(parts) > 1 else "")
    result, context = statement.get("result", {}), statement["context"]
    duration = _DURATION.fullmatch(result.get("duration", ""))
    row = {
        "statement_id": statement["id"].lower(),
        "content_hash": statement["id"].lower(),
        "when": datetime.fromisoformat(statement["timestamp"]).astimezone(UTC).replace(tzinfo=None),
        "received_at": RECEIVED,
        "pseudonym": statement["actor"]["account"]["name"],
        "site": statement["actor"]["account"]["homePage"].split(".")[1].upper(),
        "platform": "lms",
        "course": course,
        "module": module,
        "kind": "answer" if parts[2:] == ["answer"] else kind,
        "part": part,
        "verb": verb,
        "success": result.get("success"),
        "completion": result.get("completion"),
        "seconds": float(duration[1]) * 3600 + float(duration[2]) * 60 + float(duration[3]) if duration else None,
        "registration": context["registration"],
        "session": next(iter(context["extensions"].values())),
        "source_kind": "xapi",
    }
    if "response" not in result:
        yield row
        return
    for pair in result["response"].split("[,]"):
        item, level = pair.split("[.]")
        yield {**row, "scale_moment": part.removeprefix("sure-"), "scale_item": item, "scale_level": int(level)}
