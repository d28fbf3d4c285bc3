"""Landing: lines of statements become rows of a store, each statement once, whatever it came on and however often.

Batches of lines go through DuckDB as text: judged, taken apart, their actors turned into pseudonyms, compared with
what is there, and written as Parquet into the work folder. `finish` commits all of it, or nothing.
"""

import contextlib
import itertools
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from scormpack.core.errors import ToolMissing
from scormpack.tracker import landing_sql as sql
from scormpack.tracker.ahead import ahead
from scormpack.tracker.events import SourceKind
from scormpack.tracker.faults import REASONS, Fault
from scormpack.tracker.landing_files import COPY, EventFiles, quoted
from scormpack.tracker.landing_parse import parse
from scormpack.tracker.ledger import Ledger
from scormpack.tracker.lines import Block, arrow, block_of
from scormpack.tracker.normalise import Normaliser, moments, verb_names
from scormpack.tracker.privacy import MADE_WITH_ANOTHER_KEY, KeyScope, NotOurs, looks_personal
from scormpack.tracker.store.reader import parquet_list
from scormpack.tracker.store.writer import Changes, Writer

BATCH_BYTES: Final = 128 << 20
MEMORY: Final = "400MB"
_MOST_ACTORS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file, or one pull: its digest, what it is, whose it is, and its lines."""

    sha256: str
    name_hash: str
    kind: SourceKind
    site: str | None
    blocks: Callable[[], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Landed:
    """What came of a landing, in rows."""

    read: int = 0
    new: int = 0
    duplicate: int = 0
    quarantined: int = 0
    conflicts: int = 0
    voids: int = 0


@dataclass(slots=True)
class Landing:
    """A landing under way. Use `land`, then `finish`; without `finish` the store stays as it was."""

    writer: Writer
    normaliser: Normaliser
    by_name: bool = False
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    batch_bytes: int = BATCH_BYTES
    ledger: Ledger = field(init=False)
    _con: Any = field(init=False)
    _places: int = 0
    _mark: str = ""
    _moment: str = ""
    _batches: int = 0
    _conflicts: int = 0
    _voids: int = 0

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.writer, self.now)
        self._con = _session(self.writer)
        self._mark = _mark(self._con)
        self._moment = self.now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        self._con.executemany("INSERT INTO verbs VALUES (?, ?)", [list(pair) for pair in verb_names().items()])
        self._con.executemany("INSERT INTO reasons VALUES (?, ?)", [[int(code), why] for code, why in REASONS.items()])

    def land(self, deliveries: Iterable[Delivery]) -> None:
        """Lands these deliveries, batch by batch; the next batch is read while one is worked on."""
        read = ahead(_batches(deliveries, self.batch_bytes))
        with contextlib.closing(read) as batches, _discreet(), EventFiles(self._con, self.writer.work) as files:
            for batch in batches:
                self._batch(batch, files)

    def finish(self, cursors: dict[str, str] | None = None) -> Landed:
        """Commits what was landed, with new cursors if there are any, and tells what it was."""
        counts = self.ledger.totals()
        landed = Landed(*counts, self._conflicts, self._voids)
        added, removed = self.ledger.write()
        for table in ("events", "voids", "conflicts"):
            found = sorted((self.writer.work / table).rglob("*.parquet"))
            added[table] = [*added.get(table, ()), *found]
        self._con.close()
        if not self.ledger.begun and not cursors:
            return landed
        self.writer.commit(Changes(added, removed, cursors or {}))
        return landed

    def _batch(self, batch: "_Batch", files: EventFiles) -> None:
        con = self._con
        con.register("lines", self._lines(batch))
        self._parse()
        self._know_places()
        self._know_objects()
        con.unregister("lines")
        self._know_actors()
        con.execute(sql.judged(self._batches, self._moment, scope_is_site=self._scope_is_site))
        for step in (sql.EARLIER, sql.TWINS, sql.repeats(self._batches), sql.fresh(self._batches)):
            con.execute(step)
        self._write(files)
        self._batches += 1

    def _lines(self, batch: "_Batch") -> Any:
        import numpy as np

        pa = arrow()
        parts = []
        for delivery, block in batch:
            source = self._source(delivery)
            self.ledger.bad(source, block.bad)
            count = len(block.numbers)
            places = np.arange(self._places, self._places + count, dtype=np.int64)
            self._places += count
            columns = [pa.array(places), pa.array(np.full(count, source, np.int32)), pa.array(block.numbers)]
            parts.append(pa.record_batch([*columns, block.texts], names=_LINE_COLUMNS))
        return pa.Table.from_batches(parts)

    def _source(self, delivery: Delivery) -> int:
        known = self.ledger.number(delivery.sha256, delivery.site)
        if known is not None:
            return known
        number = self.ledger.begin(delivery.sha256, delivery.name_hash, delivery.kind, delivery.site)
        values = [number, str(delivery.kind), delivery.site, delivery.sha256]
        self._con.execute("INSERT INTO sources VALUES (?, ?, ?, ?)", values)
        return number

    @property
    def _scope_is_site(self) -> bool:
        return self.writer.pseudonymiser.scope is KeyScope.SITE

    def _parse(self) -> None:
        import duckdb

        for guarded in (False, True):  # when some line is not JSON: look before each
            with contextlib.nullcontext() if guarded else contextlib.suppress(duckdb.InvalidInputException):
                self._con.execute(parse(guarded=guarded, by_name=self.by_name))
                return

    def _know_places(self) -> None:
        new = [key for (key,) in self._con.execute(sql.NEW_PLACES).fetchall()]
        if new:
            self._insert("places", [(key, self._site(key[0], key[1:])) for key in new], ("place_key", "known"))

    def _site(self, kind: str, words: str) -> str | None:
        return self.normaliser.site(site=words) if kind == "s" else self.normaliser.site(home_page=words)

    def _know_objects(self) -> None:
        new = self._con.execute(sql.NEW_OBJECTS).fetchall()
        if new:
            found = [self._object(iri, sql.names_in(titles, around)) for iri, titles, around in new]
            self._insert("objects", found, _OBJECT_COLUMNS)

    def _object(self, iri: str, others: list[str]) -> tuple[str | None, ...]:
        target = self.normaliser.target(iri, others)
        if target is None:
            return (iri, *(None,) * 6)
        moment, odd = moments([target.part]).get(target.part, ""), looks_personal(target.part) is not None
        said = (target.course, target.module, str(target.kind), target.part, moment, str(odd).lower())
        return (iri, *said)

    def _know_actors(self) -> None:
        con = self._con
        if con.execute("SELECT count(*) FROM actors").fetchall()[0][0] > _MOST_ACTORS:
            con.execute("DELETE FROM actors")
        new = con.execute(sql.new_actors(scope_is_site=self._scope_is_site)).fetchall()
        if new:
            rows = [(actor, *self._pseudonym(actor)) for (actor,) in new]
            self._insert("actors", rows, ("actor", "pseudonym", "refused"))

    def _pseudonym(self, actor: str) -> tuple[str | None, str | None]:
        identity, _, site = actor.rpartition("\x1f") if self._scope_is_site else (actor, "", "")
        if not identity.strip():
            return None, str(int(Fault.NOBODY))
        try:
            return self.writer.pseudonymiser.pseudonym(identity, site), None
        except NotOurs as fault:
            other = str(fault) == MADE_WITH_ANOTHER_KEY
            return None, str(int(Fault.OTHER_KEY if other else Fault.NO_KEY))

    def _insert(self, table: str, rows: Sequence[tuple[str | None, ...]], names: tuple[str, ...]) -> None:
        pa = arrow()
        columns = [pa.array(column, type=pa.string()) for column in zip(*rows, strict=True)]
        self._con.register("rows_in", pa.table(columns, names=list(names)))
        self._con.execute(f"INSERT INTO {table} SELECT * FROM rows_in")  # noqa: S608 - our own names only
        self._con.unregister("rows_in")

    def _write(self, files: EventFiles) -> None:
        con, name = self._con, f"{self.writer.manifest.generation + 1:06d}-{self._batches:04d}-{uuid.uuid4().hex[:8]}"
        counts = con.execute(sql.COUNTS).fetchall()
        self.ledger.count([row[:-1] for row in counts])
        new, voids = (sum(row[at] for row in counts) for at in (_NEW_AT, -1))
        if voids:
            self._voids += self._copy("voids", sql.VOID_ROWS, name)
        self._conflicts += self._copy("conflicts", sql.conflict_rows(self._mark, self._moment), name)
        self.ledger.quarantine(con.sql(sql.QUARANTINE_ROWS).to_arrow_table())
        con.execute(sql.SEE)
        if new > voids:
            files.write(sql.Events(self._batches, self._mark), name)

    def _copy(self, table: str, rows: str, name: str) -> int:
        count = int(self._con.execute(f"SELECT count(*) FROM ({rows})").fetchall()[0][0])  # noqa: S608
        if count:
            folder = self.writer.work / table
            folder.mkdir(exist_ok=True)
            path = quoted(folder / f"{name}.parquet")
            self._con.execute(f"COPY ({rows}) TO '{path}' ({COPY})")
        return count


class LandingFailed(Exception):
    """A fault of ours while landing. DuckDB's own words are left out: they quote the line."""


@contextlib.contextmanager
def _discreet() -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.Error as fault:
        raise LandingFailed(type(fault).__name__) from None


_NEW_AT: Final = 2
_OBJECT_COLUMNS: Final = ("iri", "course", "module", "kind", "part", "moment", "odd_part")
_SEEN: Final = (
    ("events", "statement_id", "CASE WHEN content_hash LIKE '{}-%' THEN CAST(content_hash[6:] AS UBIGINT) END"),
    ("voids", "void_id", "hash(CAST(target_id AS UUID))"),
)
_Batch = list[tuple[Delivery, Block]]
_LINE_COLUMNS: Final = ["place", "source", "line", "text"]


def _session(writer: Writer) -> Any:
    """A DuckDB of this landing's own, which keeps the ids seen so far on disk and little in memory."""
    try:
        import duckdb
    except ImportError as fault:
        raise ToolMissing("DuckDB is not installed.", fix="pip install 'scormpack[track]'") from fault
    con = duckdb.connect()
    for setting in (f"memory_limit = '{MEMORY}'", f"temp_directory = '{quoted(writer.work)}'", "TimeZone = 'UTC'"):
        con.execute(f"SET {setting}")
    con.execute("SET preserve_insertion_order = false")
    con.execute("SET enable_progress_bar = false")
    con.execute(f"ATTACH '{quoted(writer.work / uuid.uuid4().hex)}' AS session")
    con.execute("ATTACH ':memory:' AS batches")
    for statement in sql.SESSION_TABLES.strip().split(";\n"):
        con.execute(statement)
    for table, id_column, hash_column in _SEEN:
        if paths := writer.paths(table):
            con.execute(
                f"INSERT INTO session.seen SELECT DISTINCT CAST({id_column} AS UUID), {hash_column.format(_mark(con))} "  # noqa: S608
                f"FROM read_parquet({parquet_list(paths)}, hive_partitioning = false)"
            )
    if paths := writer.paths("conflicts"):
        columns = "statement_id, other_hash, source_sha256, line"
        con.execute(f"INSERT INTO told_conflicts SELECT {columns} FROM read_parquet({parquet_list(paths)})")  # noqa: S608
    return con


def _mark(con: Any) -> str:
    """Four characters that tell this DuckDB's way of hashing from any other's."""
    return f"{con.execute(sql.MARK).fetchall()[0][0] & 0xFFFF:04x}"


def _batches(deliveries: Iterable[Delivery], size: int) -> Iterator[_Batch]:
    batch: _Batch = []
    held = 0
    for delivery in deliveries:
        for block in itertools.chain(delivery.blocks(), [block_of([], [])]):  # an empty file is a delivery too
            batch.append((delivery, block))
            held += block.size_bytes
            if held >= size:
                yield batch
                batch, held = [], 0
    if batch:
        yield batch
