"""Events become Parquet, a file a month of each batch, by another thread while the next batches are worked on."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from scormpack.tracker.landing.sql import Events

COPY: Final = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1"


class EventFiles:
    """Writes the events of batches below a work folder, one batch at a time. Leaving it waits for the last.

    What goes wrong in the thread is raised by the next `write`, or on leaving.
    """

    def __init__(self, con: Any, work: Path) -> None:
        self._con, self._folder = con, work / "events"
        self._pool = ThreadPoolExecutor(1)
        self._running: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown()
        if fault is None:
            self._wait()
        self._con.close()

    def write(self, events: Events, name: str) -> None:
        """Begins to write these events, as soon as the ones before are written."""
        self._wait()
        self._running = self._pool.submit(self._months, events, name)

    def _wait(self) -> None:
        if self._running:
            self._running.result()

    def _months(self, events: Events, name: str) -> None:
        """One file a month: DuckDB's own partitioning shuffles every row, and takes half as long again."""
        for (month,) in self._con.execute(events.months()).fetchall():
            folder = self._folder / f"month={month:%Y-%m}"
            folder.mkdir(parents=True, exist_ok=True)
            rows = events.of(f"{month:%Y-%m-%d}")
            self._con.execute(f"COPY ({rows}) TO '{quoted(folder / name)}.parquet' ({COPY})")


def quoted(path: Path) -> str:
    """The path as it stands between single quotes in SQL."""
    return str(path).replace("'", "''")
