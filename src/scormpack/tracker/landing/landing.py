"""Landing: lines of statements become rows of a store, each statement once, whatever it came on and however often.

Batches of lines go through DuckDB as text: judged, taken apart, their actors turned into pseudonyms, compared with
what is there, and written as Parquet into the work folder. `finish` commits all of it, or nothing.
"""

import contextlib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from scormpack.core.errors import ToolMissing
from scormpack.tracker.landing import sql
from scormpack.tracker.landing.ahead import ahead
from scormpack.tracker.landing.batches import Delivery, batches_of
from scormpack.tracker.landing.faults import REASONS, Fault
from scormpack.tracker.landing.files import COPY, EventFiles, quoted
from scormpack.tracker.landing.ledger import Ledger
from scormpack.tracker.landing.lines import arrow
from scormpack.tracker.landing.rows import Parsed, Parsing
from scormpack.tracker.normalise import Normaliser, moments, verb_names
from scormpack.tracker.privacy import MADE_WITH_ANOTHER_KEY, KeyScope, NotOurs, looks_personal
from scormpack.tracker.store.reader import parquet_list
from scormpack.tracker.store.writer import Changes, Writer

BATCH_BYTES: Final = 96 << 20
MEMORY: Final = "400MB"
_MOST_ACTORS: Final = 1_000_000


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
    _mark: str = ""
    _moment: str = ""
    _conflicts: int = 0
    _voids: int = 0

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.writer, self.now)
        self._con = _session(self.writer)
        self._mark = _mark(self._con)
        self._moment = self.now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        self._con.executemany("INSERT INTO batches.verbs VALUES (?, ?)", [list(pair) for pair in verb_names().items()])
        self._con.executemany("INSERT INTO reasons VALUES (?, ?)", [[int(code), why] for code, why in REASONS.items()])

    def land(self, deliveries: Iterable[Delivery]) -> None:
        """Lands these deliveries, batch by batch: while one is judged, one is read, one parsed and one written."""
        read = ahead(batches_of(deliveries, self.batch_bytes))
        with (
            contextlib.closing(read),
            _discreet(),
            self._con.cursor() as own,
            EventFiles(self._con.cursor(), self.writer.work) as files,
            contextlib.closing(ahead(Parsing(own, self.ledger, self.by_name).of(read))) as batches,
        ):
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

    def _batch(self, batch: Parsed, files: EventFiles) -> None:
        con = self._con
        for source, one in batch.begun:
            con.execute("INSERT INTO sources VALUES (?, ?, ?, ?)", [source, str(one.kind), one.site, one.sha256])
        for source, bad in batch.bad:
            self.ledger.bad(source, bad)
        con.execute(sql.rows(batch.number))
        self._know_places()
        con.register("lines", batch.lines)
        self._know_objects()
        con.unregister("lines")
        self._know_actors()
        con.execute(sql.judged(batch.number, self._moment, scope_is_site=self._scope_is_site))
        for step in (sql.EARLIER, sql.TWINS, sql.repeats(batch.number), sql.fresh(batch.number)):
            con.execute(step)
        self._write(batch.number, files)

    @property
    def _scope_is_site(self) -> bool:
        return self.writer.pseudonymiser.scope is KeyScope.SITE

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

    def _write(self, batch: int, files: EventFiles) -> None:
        con, name = self._con, f"{self.writer.manifest.generation + 1:06d}-{uuid.uuid4().hex}"
        counts = con.execute(sql.COUNTS).fetchall()
        self.ledger.count([row[:-1] for row in counts])
        new, voids = (sum(row[at] for row in counts) for at in (_NEW_AT, -1))
        if voids:
            self._voids += self._copy("voids", sql.VOID_ROWS, name)
        self._conflicts += self._copy("conflicts", sql.conflict_rows(self._mark, self._moment), name)
        self.ledger.quarantine(con.sql(sql.QUARANTINE_ROWS).to_arrow_table())
        con.execute(sql.SEE)
        if new > voids:
            files.write(sql.Events(batch, self._mark), name)

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


def _session(writer: Writer) -> Any:
    """A DuckDB of this landing's own, which keeps the ids seen so far on disk and little in memory."""
    try:
        import duckdb
    except ImportError as fault:
        raise ToolMissing("DuckDB is not installed.", fix="pip install 'scormpack[track]'") from fault
    con = duckdb.connect()
    for setting in (f"memory_limit = '{MEMORY}'", f"temp_directory = '{quoted(writer.work)}'", "TimeZone = 'UTC'"):
        con.execute(f"SET {setting}")
    con.execute("SET threads = 1")  # each stage of landing is a thread already
    con.execute("SET force_compression = 'uncompressed'")  # rows live for a moment
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
