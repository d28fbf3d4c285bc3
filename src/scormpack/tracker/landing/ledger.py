"""The delivery ledger: which site delivered what and when, how much of it was new, and what could not be read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from scormpack.tracker.events import LEDGER, QUARANTINE, SourceKind
from scormpack.tracker.landing.lines import Bad, arrow
from scormpack.tracker.store.writer import Writer

_EXAMPLES: Final = 3
_SHA, _COUNTS = "source_sha256", ("rows_read", "rows_new", "rows_duplicate", "rows_quarantined")
Added = dict[str, list[Path]]
Removed = dict[str, list[str]]


@dataclass(slots=True)
class Entry:
    """What one source brought for one site."""

    site: str | None
    first: datetime | None = None
    last: datetime | None = None
    new: int = 0
    duplicate: int = 0
    quarantined: int = 0

    def add(self, counts: tuple[int, int, int], first: datetime | None, last: datetime | None) -> None:
        """Adds new, duplicate and quarantined rows, and widens the window."""
        self.new, self.duplicate, self.quarantined = (
            self.new + counts[0],
            self.duplicate + counts[1],
            self.quarantined + counts[2],
        )
        self.first = min(filter(None, (self.first, first)), default=None)
        self.last = max(filter(None, (self.last, last)), default=None)


@dataclass(slots=True)
class _Source:
    sha256: str
    name_hash: str
    kind: SourceKind
    site: str | None
    entries: dict[str | None, Entry] = field(default_factory=dict)

    def entry(self, site: str | None) -> Entry:
        return self.entries.setdefault(site, Entry(site))


@dataclass(slots=True)
class Ledger:
    """What a landing notes down. A file that comes again is noted anew: its earlier entries are taken up."""

    writer: Writer
    now: datetime
    _sources: list[_Source] = field(default_factory=list)
    _numbers: dict[tuple[str, str | None], int] = field(default_factory=dict)
    _quarantined: list[Any] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether any source was begun."""
        return bool(self._sources)

    def number(self, sha256: str, site: str | None) -> int | None:
        """The number of a source in this landing; None before it has begun. Two sites may bring the same bytes."""
        return self._numbers.get((sha256, site))

    def begin(self, sha256: str, name_hash: str, kind: SourceKind, site: str | None) -> int:
        """Opens an entry for a source, and returns its number."""
        number = self._numbers[sha256, site] = len(self._sources)
        self._sources.append(_Source(sha256, name_hash, kind, site))
        return number

    def bad(self, source: int, bad: Iterable[Bad]) -> None:
        """Notes lines that are not even text."""
        lines = list(bad)
        if lines:
            rows = [{_SHA: self._sources[source].sha256, "line": line, "reason": reason} for line, reason in lines]
            self._quarantined.append(_table(rows, QUARANTINE))
            self._sources[source].entry(self._sources[source].site).add((0, 0, len(lines)), None, None)

    def quarantine(self, rows: Any) -> None:
        """Notes quarantined lines, an Arrow table."""
        if rows.num_rows:
            self._quarantined.append(rows.cast(_schema(QUARANTINE)))

    def examples(self) -> Iterator[tuple[str, int, str]]:
        """The first lines that were quarantined for each reason: source, line and reason."""
        told: Counter[str] = Counter()
        for row in (row for table in self._quarantined for row in table.to_pylist()):
            told[row["reason"]] += 1
            if told[row["reason"]] <= _EXAMPLES:
                yield row[_SHA], row["line"], row["reason"]

    def count(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Adds counts: source, site, new, duplicate, quarantined, first and last moment."""
        for source, site, new, duplicate, quarantined, first, last in rows:
            self._sources[source].entry(site).add((new, duplicate, quarantined), first, last)

    def totals(self) -> tuple[int, int, int, int]:
        """Rows read, new, duplicate and quarantined, over all sources of this landing."""
        entries = [entry for source in self._sources for entry in source.entries.values()]
        new, duplicate = sum(entry.new for entry in entries), sum(entry.duplicate for entry in entries)
        quarantined = sum(entry.quarantined for entry in entries)
        return new + duplicate + quarantined, new, duplicate, quarantined

    def sites(self) -> set[str | None]:
        """Every site that brought anything in this landing."""
        return {site for source in self._sources for site in source.entries}

    def write(self) -> tuple[Added, Removed]:
        """Writes ledger and quarantine into the work folder, and tells which files of the store they take over."""
        added: Added = {"ledger": [], "quarantine": []}
        removed: Removed = {"ledger": [], "quarantine": []}
        again = {sha256 for sha256, _ in self._numbers}
        earlier = []
        for table in ("ledger", "quarantine"):
            for name in self.writer.manifest.files[table]:
                rows = _read(self.writer.folder / name)
                ours = [row for row in rows.to_pylist() if row[_SHA] in again] if table == "ledger" else []
                mask = _holds(rows[_SHA], again)
                if not mask.true_count:
                    continue
                removed[table].append(name)
                earlier += ours
                if rows.num_rows > mask.true_count:
                    added[table].append(self._put(table, rows.filter(arrow().compute.invert(mask))))
        if entries := self._entries(earlier):
            added["ledger"].append(self._put("ledger", _table(entries, LEDGER)))
        if self._quarantined:
            added["quarantine"].append(self._put("quarantine", arrow().concat_tables(self._quarantined)))
        return added, removed

    def _entries(self, earlier: list[dict[str, Any]]) -> list[dict[str, Any]]:
        before = {(row[_SHA], row["site"]): row for row in earlier}
        rows = [
            self._row(source, entry, before.pop((source.sha256, entry.site), None))
            for source in self._sources
            for entry in source.entries.values() or [Entry(source.site)]
        ]
        return [*rows, *before.values()]

    def _row(self, source: _Source, entry: Entry, before: dict[str, Any] | None) -> dict[str, Any]:
        read = entry.new + entry.duplicate + entry.quarantined
        new = entry.new + (before["rows_new"] if before else 0)
        counts = (read, new, read - new - entry.quarantined, entry.quarantined)
        return {
            "site": entry.site,
            "source_kind": str(source.kind),
            "source_name_hash": source.name_hash,
            _SHA: source.sha256,
            "first_when": entry.first,
            "last_when": entry.last,
            "received_at": before["received_at"] if before else self.now.astimezone(UTC).replace(tzinfo=None),
            **dict(zip(_COUNTS, counts, strict=True)),
        }

    def _put(self, table: str, rows: Any) -> Path:
        import uuid

        from pyarrow import parquet

        path = self.writer.work / table / f"{self.writer.manifest.generation + 1:06d}-{uuid.uuid4().hex[:8]}.parquet"
        path.parent.mkdir(exist_ok=True)
        parquet.write_table(rows, path, compression="zstd")
        return path


def settled(writer: Writer) -> dict[str, set[str | None]]:
    """Deliveries that are in the store with every line, by digest, and the sites that brought them."""
    left: set[str] = set()
    known: dict[str, set[str | None]] = {}
    for name in writer.manifest.files["ledger"]:
        for row in _read(writer.folder / name).select([_SHA, "site", "rows_quarantined"]).to_pylist():
            known.setdefault(row[_SHA], set()).add(row["site"])
            if row["rows_quarantined"]:
                left.add(row[_SHA])
    return {sha256: sites for sha256, sites in known.items() if sha256 not in left}


def _schema(columns: dict[str, str]) -> Any:
    pa = arrow()
    kinds = {"VARCHAR": pa.string(), "TIMESTAMP": pa.timestamp("us"), "BIGINT": pa.int64()}
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _table(rows: list[dict[str, Any]], columns: dict[str, str]) -> Any:
    return arrow().Table.from_pylist(rows, schema=_schema(columns))


def _read(path: Path) -> Any:
    from pyarrow import parquet

    return parquet.read_table(path, partitioning=None)


def _holds(column: Any, wanted: set[str]) -> Any:
    import pyarrow.compute as pc

    found = pc.is_in(column, value_set=arrow().array(sorted(wanted), type=arrow().string()))
    return found.combine_chunks() if hasattr(found, "combine_chunks") else found
