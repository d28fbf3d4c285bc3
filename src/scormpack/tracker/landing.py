"""Landing: lines of statements become rows of a store, each statement once, whatever it came on and however often.

Batches of lines go through DuckDB as text: judged, taken apart, their actors turned into pseudonyms, compared with
what is there, and written as Parquet into the work folder. `finish` commits all of it, or nothing.
"""

import contextlib
import queue
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from scormpack.core.errors import ToolMissing
from scormpack.tracker import landing_sql as sql
from scormpack.tracker.events import SourceKind
from scormpack.tracker.ledger import Ledger
from scormpack.tracker.lines import Block, arrow
from scormpack.tracker.normalise import Normaliser, moments, verb_names
from scormpack.tracker.privacy import KeyScope, NotOurs, looks_personal
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
    _batches: int = 0
    _conflicts: int = 0
    _voids: int = 0

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.writer, self.now)
        self._con = _session(self.writer)
        self._con.executemany("INSERT INTO verbs VALUES (?, ?)", [list(pair) for pair in verb_names().items()])

    def land(self, deliveries: Iterable[Delivery]) -> None:
        """Lands these deliveries, batch by batch; the next batch is read while one is worked on."""
        with contextlib.closing(_ahead(_batches(deliveries, self.batch_bytes))) as batches:
            for batch in batches:
                with _discreet():
                    self._batch(batch)

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

    def _batch(self, batch: list[tuple[Delivery, Block]]) -> None:
        con = self._con
        con.register("lines", self._lines(batch))
        self._parse()
        self._know_places()
        self._know_objects()
        self._know_actors()
        for step in (sql.LAND, sql.EARLIER, sql.TWINS, sql.REPEATS):
            con.execute(step)
        con.unregister("lines")
        con.execute("DROP TABLE parsed")
        self._write()
        self._batches += 1

    def _lines(self, batch: list[tuple[Delivery, Block]]) -> Any:
        import numpy as np

        pa = arrow()
        parts = []
        for delivery, block in batch:
            source = self._source(delivery)
            self.ledger.bad(source, block.bad)
            count = len(block.numbers)
            places = np.arange(self._places, self._places + count, dtype=np.int64)
            self._places += count
            columns = [places, np.full(count, source, np.int32), block.numbers, block.texts]
            parts.append(pa.record_batch([pa.array(column) for column in columns], names=_LINE_COLUMNS))
        return pa.Table.from_batches(parts)

    def _source(self, delivery: Delivery) -> int:
        known = self.ledger.number(delivery.sha256)
        if known is not None:
            return known
        number = self.ledger.begin(delivery.sha256, delivery.name_hash, delivery.kind, delivery.site)
        values = [number, str(delivery.kind), delivery.site, delivery.sha256]
        self._con.execute("INSERT INTO sources VALUES (?, ?, ?, ?)", values)
        return number

    def _parse(self) -> None:
        import duckdb

        try:
            self._con.execute(sql.parse(guarded=False, by_name=self.by_name))
        except duckdb.InvalidInputException:  # some line is not JSON: look before each
            self._con.execute(sql.parse(guarded=True, by_name=self.by_name))

    def _know_places(self) -> None:
        new = [key for (key,) in self._con.execute(sql.NEW_PLACES).fetchall()]
        rows = [(key, self._site(key[0], key[1:])) for key in new]
        self._insert("places", rows, ("place_key", "known"))

    def _site(self, kind: str, words: str) -> str | None:
        return self.normaliser.site(site=words) if kind == "s" else self.normaliser.site(home_page=words)

    def _know_objects(self) -> None:
        new = self._con.execute(sql.NEW_OBJECTS).fetchall()
        found = []
        for iri, place in new:
            target = self.normaliser.target(iri) or self.normaliser.target(iri, self._other_names(place))
            if target:
                moment = moments([target.part]).get(target.part, "")
                odd = "true" if looks_personal(target.part) else "false"
                found.append((iri, target.course, target.module, str(target.kind), target.part, moment, odd))
        self._insert("objects", found, ("iri", "course", "module", "kind", "part", "moment", "odd_part"))

    def _other_names(self, place: int) -> list[str]:
        """What else the statement calls its activity: its titles, then the activities that it groups it with."""
        return sql.names_in(self._con.execute(sql.EXAMPLE, [place]).fetchall()[0])

    def _know_actors(self) -> None:
        one_site = self.writer.pseudonymiser.scope is KeyScope.SITE
        con = self._con
        if con.execute("SELECT count(*) FROM actors").fetchall()[0][0] > _MOST_ACTORS:
            con.execute("DELETE FROM actors")
        new = con.execute(sql.new_actors(scope_is_site=one_site)).fetchall()
        rows = [(actor, *self._pseudonym(actor, one_site=one_site)) for (actor,) in new]
        self._insert("actors", rows, ("actor", "pseudonym", "refused"))
        con.execute(sql.name(self.now.strftime("%Y-%m-%d %H:%M:%S.%f"), scope_is_site=one_site))

    def _pseudonym(self, actor: str, *, one_site: bool) -> tuple[str | None, str | None]:
        identity, _, site = actor.rpartition("\x1f") if one_site else (actor, "", "")
        try:
            return self.writer.pseudonymiser.pseudonym(identity, site), None
        except NotOurs as fault:
            return None, str(fault)

    def _insert(self, table: str, rows: list[tuple[Any, ...]], names: tuple[str, ...]) -> None:
        if rows:
            pa = arrow()
            columns = [pa.array(column, type=pa.string()) for column in zip(*rows, strict=True)]
            self._con.register("rows_in", pa.table(columns, names=list(names)))
            self._con.execute(f"INSERT INTO {table} SELECT * FROM rows_in")  # noqa: S608 - our own names only
            self._con.unregister("rows_in")

    def _write(self) -> None:
        con, name = self._con, f"{self.writer.manifest.generation + 1:06d}-{self._batches:04d}-{uuid.uuid4().hex[:8]}"
        con.execute(sql.NEW)
        if con.execute("SELECT count(*) FROM fresh WHERE NOT is_void").fetchall()[0][0]:
            folder = self.writer.work / "events"
            folder.mkdir(exist_ok=True)
            options = f"FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), FILENAME_PATTERN '{name}-{{i}}'"
            con.execute(f"COPY ({sql.EVENT_ROWS}) TO '{_quoted(folder)}' ({options}, OVERWRITE_OR_IGNORE)")
        self._voids += self._copy("voids", sql.VOID_ROWS, name)
        self._conflicts += self._copy("conflicts", sql.CONFLICT_ROWS, name)
        self.ledger.quarantine(con.sql(sql.QUARANTINE_ROWS).to_arrow_table())
        self.ledger.count(con.execute(sql.COUNTS).fetchall())
        con.execute(sql.SEE)

    def _copy(self, table: str, rows: str, name: str) -> int:
        count = int(self._con.execute(f"SELECT count(*) FROM ({rows})").fetchall()[0][0])  # noqa: S608
        if count:
            folder = self.writer.work / table
            folder.mkdir(exist_ok=True)
            path = _quoted(folder / f"{name}.parquet")
            self._con.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
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


_SEEN: Final = (
    ("events", "statement_id", "CAST(content_hash AS UBIGINT)"),
    ("voids", "void_id", "md5_number_lower(target_id)"),
)
_LINE_COLUMNS: Final = ["place", "source", "line", "text"]


def _session(writer: Writer) -> Any:
    """A DuckDB of this landing's own, which keeps the ids seen so far on disk and little in memory."""
    try:
        import duckdb
    except ImportError as fault:
        raise ToolMissing("DuckDB is not installed.", fix="pip install 'scormpack[track]'") from fault
    con = duckdb.connect()
    for setting in (f"memory_limit = '{MEMORY}'", f"temp_directory = '{_quoted(writer.work)}'", "TimeZone = 'UTC'"):
        con.execute(f"SET {setting}")
    con.execute("SET preserve_insertion_order = false")
    con.execute(f"ATTACH '{_quoted(writer.work / uuid.uuid4().hex)}' AS session")
    for statement in sql.SESSION_TABLES.strip().split(";\n"):
        con.execute(statement)
    for table, id_column, hash_column in _SEEN:
        if paths := writer.paths(table):
            con.execute(
                f"INSERT INTO session.seen SELECT DISTINCT CAST({id_column} AS UUID), {hash_column} "  # noqa: S608
                f"FROM read_parquet({parquet_list(paths)}, hive_partitioning = false)"
            )
    if paths := writer.paths("conflicts"):
        columns = "statement_id, other_hash, source_sha256, line"
        con.execute(f"INSERT INTO told_conflicts SELECT {columns} FROM read_parquet({parquet_list(paths)})")  # noqa: S608
    return con


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _batches(deliveries: Iterable[Delivery], size: int) -> Iterator[list[tuple[Delivery, Block]]]:
    batch: list[tuple[Delivery, Block]] = []
    held = 0
    for delivery in deliveries:
        for block in delivery.blocks():
            batch.append((delivery, block))
            held += block.size_bytes
            if held >= size:
                yield batch
                batch, held = [], 0
    if batch:
        yield batch


def _ahead(batches: Iterator[list[tuple[Delivery, Block]]]) -> Iterator[list[tuple[Delivery, Block]]]:
    """The batches, the next of them made by another thread meanwhile. What goes wrong there is raised here."""
    ready: queue.Queue[Any] = queue.Queue(1)
    stop = threading.Event()

    def work() -> None:
        try:
            for batch in batches:
                _put(ready, batch, stop)
                ready.join()  # not another one in memory before this one is taken
                if stop.is_set():
                    return
            _put(ready, None, stop)
        except BaseException as fault:  # noqa: BLE001 - handed over, not swallowed
            _put(ready, fault, stop)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while (found := ready.get()) is not None:
            ready.task_done()
            if isinstance(found, BaseException):
                raise found
            yield found
    finally:
        stop.set()
        with contextlib.suppress(queue.Empty):
            ready.get_nowait()
            ready.task_done()
        thread.join()


def _put(ready: "queue.Queue[Any]", thing: Any, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            ready.put(thing, timeout=0.1)
        except queue.Full:
            continue
        return
