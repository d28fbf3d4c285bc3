"""Landing: lines of statements become rows of a store, each statement once, whatever it came on and however often.

Batches of lines are taken apart by DuckDB and judged as Arrow columns: words get their meaning, actors their
pseudonyms, ids are compared with what is there. New rows are written as Parquet into the work folder. `finish` commits
all of it, or nothing.
"""

import contextlib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scormpack.core.errors import ToolMissing
from scormpack.tracker.landing.ahead import ahead
from scormpack.tracker.landing.batches import Delivery, batches_of
from scormpack.tracker.landing.faults import FINE
from scormpack.tracker.landing.files import EventFiles, Files, quoted
from scormpack.tracker.landing.ledger import Ledger
from scormpack.tracker.landing.lines import arrow
from scormpack.tracker.normalise import Normaliser
from scormpack.tracker.store.writer import Changes, Writer

if TYPE_CHECKING:
    from scormpack.tracker.landing.meaning import Meaning
    from scormpack.tracker.landing.rows import Parsed

BATCH_BYTES: Final = 64 << 20
MEMORY: Final = "400MB"


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
    _meaning: "Meaning" = field(init=False)
    _seen: Any = field(init=False)
    _files: Files = field(init=False)
    _name: str = ""
    _mark: str = ""
    _told: set[tuple[Any, ...]] = field(default_factory=set)
    _conflicts: int = 0
    _voids: int = 0

    def __post_init__(self) -> None:
        self._con = _session(self.writer.work)  # first of all: it tells what is not installed
        from scormpack.tracker.landing.meaning import Meaning

        self.ledger = Ledger(self.writer, self.now)
        self._meaning = Meaning(self.normaliser, self.writer.pseudonymiser)
        self._name = f"{self.writer.manifest.generation + 1:06d}-{uuid.uuid4().hex}"
        self._files = Files(self.writer.work, self._name)
        self._mark = f"{self._con.execute(_MARK).fetchall()[0][0] & 0xFFFF:04x}"
        self._remember()

    def land(self, deliveries: Iterable[Delivery]) -> None:
        """Lands these deliveries, batch by batch: while one is judged, one is read, one parsed and one written."""
        from scormpack.tracker.landing.rows import Parsing

        read = ahead(batches_of(deliveries, self.batch_bytes))
        with (
            contextlib.closing(read),
            _discreet(),
            self._con.cursor() as own,
            EventFiles(self.writer.work, self._name) as files,
            contextlib.closing(ahead(Parsing(own, self.ledger, self.by_name).of(read))) as batches,
        ):
            for batch in batches:
                self._batch(batch, files)

    def finish(self, cursors: dict[str, str] | None = None) -> Landed:
        """Commits what was landed, with new cursors if there are any, and tells what it was."""
        counts = self.ledger.totals()
        landed = Landed(*counts, self._conflicts, self._voids)
        self._files.close()
        added, removed = self.ledger.write()
        for table in ("events", "voids", "conflicts"):
            found = sorted((self.writer.work / table).rglob("*.parquet"))
            added[table] = [*added.get(table, ()), *found]
        self._con.close()
        if not self.ledger.begun and not cursors:
            return landed
        self.writer.commit(Changes(added, removed, cursors or {}))
        return landed

    def _remember(self) -> None:
        """Takes in what the store holds: the ids of its statements, and the conflicts that were told."""
        from pyarrow import parquet

        from scormpack.tracker.landing.seen import Seen

        self._seen = Seen(self._con, self._mark)
        for table in ("events", "voids"):
            self._seen.add_stored(table, self.writer.paths(table))
        for path in self.writer.paths("conflicts"):
            rows = parquet.read_table(path, columns=list(_CONFLICT), partitioning=None).to_pylist()
            self._told |= {tuple(row[name] for name in _CONFLICT) for row in rows}

    def _batch(self, batch: "Parsed", files: EventFiles) -> None:
        import numpy as np

        from scormpack.tracker.landing.columns import Columns
        from scormpack.tracker.landing.judge import Judge
        from scormpack.tracker.landing.stored import Stored

        for _, delivery in batch.begun:
            self._meaning.begin(delivery)
        for source, bad in batch.bad:
            self.ledger.bad(source, bad)
        judged = Judge(self._meaning).of(Columns.of(self._con, batch))
        fine = np.flatnonzero(judged.fault == FINE)
        again = self._seen.again(judged.columns.ids, judged.digest, fine)
        new = np.setdiff1d(fine, again.rows, assume_unique=True)
        self._seen.add(judged.columns.ids, judged.digest, new)
        stored = Stored(self._meaning, self._mark, self.now)
        self.ledger.count(stored.counts(judged, again))
        self.ledger.quarantine(stored.quarantine(judged))
        self._conflicts += self._files.add("conflicts", self._untold(stored.conflicts(judged, again)))
        is_void = judged.is_void[new]
        self._voids += self._files.add("voids", stored.voids(judged, new[is_void]))
        if not is_void.all():
            files.write(partial(stored.events, judged, new[~is_void]))

    def _untold(self, conflicts: Any) -> Any:
        """The conflicts without those that the same line told before."""
        columns = (conflicts[name].to_pylist() for name in _CONFLICT)
        new = [row not in self._told for row in zip(*columns, strict=True)]
        return conflicts.filter(arrow().array(new, arrow().bool_()))


class LandingFailed(Exception):
    """A fault of ours while landing. The words of DuckDB and Arrow are left out: they quote the line."""


@contextlib.contextmanager
def _discreet() -> Iterator[None]:
    import duckdb

    try:
        yield
    except (duckdb.Error, arrow().ArrowException) as fault:
        raise LandingFailed(type(fault).__name__) from None


_CONFLICT: Final = ("statement_id", "other_hash", "source_sha256", "line")
_MARK: Final = "SELECT hash('scormpack 2', 1.5::DOUBLE, true, NULL::VARCHAR)"
"""What this DuckDB's hash gives for these values: digests are compared only where it is the same."""


def _session(work: Path) -> Any:
    """A DuckDB of this landing's own, which keeps the ids seen so far on disk and little in memory."""
    try:
        import duckdb
    except ImportError as fault:
        raise ToolMissing("DuckDB is not installed.", fix="pip install 'scormpack[track]'") from fault
    con = duckdb.connect()
    for setting in (f"memory_limit = '{MEMORY}'", f"temp_directory = '{quoted(work)}'", "TimeZone = 'UTC'"):
        con.execute(f"SET {setting}")
    con.execute("SET threads = 1")  # each stage of landing is a thread already, and rows stay in their order
    con.execute("SET enable_progress_bar = false")
    con.execute(f"ATTACH '{quoted(work / uuid.uuid4().hex)}' AS session")
    return con
